import type { AnyTRPCRouter } from "@trpc/server";
import { mountRest } from "../../router/rest.ts";
import { routesOf } from "../../router/routes.ts";
import type { Part } from "./shell.ts";

/** Serves the procedures of a router over REST. */
export const restPart = (router: AnyTRPCRouter): Part => ({
  addresses: routesOf(router),
  mount: (app, contextOf) => mountRest(app, router, contextOf),
});
