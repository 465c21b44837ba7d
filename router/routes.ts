import type { AnyTRPCProcedure, AnyTRPCRouter } from "@trpc/server";
import * as z from "zod";
import type { Meta } from "../procedures/trpc.ts";

/** A procedure as REST sees it: all of it read from the procedure itself. */
export type Route = {
  /** The path of the procedure in the router, such as `resume.get`. */
  procedure: string;
  method: string;
  /** Such as `/resume/{email}`. */
  path: string;
  pathParameters: string[];
  takesBody: boolean;
  /** Takes `expected_revision`, which is `If-Match` in REST. */
  isConditional: boolean;
  /** Answers with a resume, or with one inside: it has an `ETag`. */
  hasRevision: boolean;
  input: z.ZodObject;
  created: string | undefined;
};

/** Every procedure that carries `openapi` meta. */
export function routesOf(router: AnyTRPCRouter): Route[] {
  return Object.entries(router._def.procedures as Record<string, AnyTRPCProcedure>).flatMap(([procedure, { _def }]) => {
    const meta = _def.meta as Meta | undefined;
    if (!meta?.openapi) return [];
    const { method, path } = meta.openapi;
    const { inputs, output } = _def as unknown as { inputs: z.ZodObject[]; output: z.ZodObject };
    const input = inputs[0] ?? z.strictObject({});
    return {
      procedure,
      method,
      path,
      pathParameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string),
      takesBody: method === "POST" || method === "PUT" || method === "PATCH",
      isConditional: "expected_revision" in input.shape,
      hasRevision: "revision" in output.shape || "resume" in output.shape,
      input,
      created: meta.created,
    };
  });
}

type Address = Pick<Route, "method" | "path">;

/** Whether a concrete path, such as `/resume/ada@example.com`, is one of the route's. */
const isAt = (path: string, route: Address) => {
  const [wanted, segments] = [path.split("/"), route.path.split("/")];
  return (
    wanted.length === segments.length &&
    segments.every((segment, i) => (segment.startsWith("{") ? wanted[i] !== "" : segment === wanted[i]))
  );
};

/** The methods that a path takes, in REST's terms; none when the path is not known. */
export function methodsOf(routes: Address[], path: string): string[] {
  const methods = routes.filter((route) => isAt(path, route)).flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return methods.length > 0 ? [...methods, "OPTIONS"] : [];
}

/** The template of a path, such as `/resume/{email}`: what may be logged of it. */
export const templateOf = (routes: Address[], path: string): string | undefined => routes.find((route) => isAt(path, route))?.path;
