import type { AnyTRPCRouter } from "@trpc/server";
import { mountRest } from "../../router/rest.ts";
import { matcherOf, routesOf } from "../../router/routes.ts";
import type { Part } from "./shell.ts";

/** Serves the procedures of a router over REST. */
export function restPart(router: AnyTRPCRouter): Part {
  const routes = routesOf(router);
  const isOfFile = matcherOf(routes.filter(({ bytes }) => bytes.input));
  return {
    addresses: routes,
    bodyLimit: (path, file) => (isOfFile(path) ? file : undefined),
    mount: (app, contextOf) => mountRest(app, router, contextOf),
  };
}
