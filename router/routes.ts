import type { AnyTRPCProcedure, AnyTRPCRouter, TRPCProcedureType } from "@trpc/server";
import * as z from "zod";
import { meant } from "../domain/errors/suggestions.ts";
import type { Meta } from "../procedures/trpc.ts";

/** A procedure as REST sees it. All of it is read from the procedure itself. */
export type Route = {
  /** The path of the procedure in the router, such as `resume.get`. */
  procedure: string;
  type: TRPCProcedureType;
  method: string;
  /** The template of the path, such as `/resume/{email}`. */
  path: string;
  pathParameters: string[];
  takesBody: boolean;
  /** The field of the input that is the body by itself; undefined where the body has all fields that are not in the path. */
  bodyField: string | undefined;
  /** The media types of the files that it takes and answers with; undefined where it takes or answers JSON. */
  bytes: NonNullable<Meta["bytes"]>;
  /** Whether it is a POST that needs nothing beyond the path. */
  isBodyOptional: boolean;
  /** Whether it takes `expected_revision`, which is `If-Match` in REST. */
  isConditional: boolean;
  /** Whether its answer is or holds a resume, and so has an `ETag`. */
  hasRevision: boolean;
  input: z.ZodObject;
  created: string | undefined;
  /** Whether it needs a token, where there is sign-in. */
  isProtected: boolean;
  /** The procedure's own failures: the status, and what the caller is told. */
  failures: Record<number, string>;
};

/** Returns the schema of the input of each procedure, by its path. */
export const inputsOf = (router: AnyTRPCRouter): Record<string, z.ZodObject> =>
  Object.fromEntries(
    Object.entries(router._def.procedures as Record<string, AnyTRPCProcedure>).map(([path, procedure]) => [path, inputOf(procedure)]),
  );

const inputOf = ({ _def }: AnyTRPCProcedure): z.ZodObject => (_def as unknown as { inputs: z.ZodObject[] }).inputs[0] ?? z.strictObject({});

/** Lists every procedure that has `openapi` meta. */
export function routesOf(router: AnyTRPCRouter): Route[] {
  return Object.entries(router._def.procedures as Record<string, AnyTRPCProcedure>).flatMap(([procedure, called]) => {
    const { _def } = called;
    const meta = _def.meta as Meta | undefined;
    if (!meta?.openapi) return [];
    const { method, path } = meta.openapi;
    const { output } = _def as unknown as { output: z.ZodObject };
    const input = inputOf(called);
    const pathParameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    const isOptional = ([name, field]: [string, unknown]) => pathParameters.includes(name) || field instanceof z.ZodOptional;
    return {
      procedure,
      type: _def.type,
      method,
      path,
      pathParameters,
      takesBody: method === "POST" || method === "PUT",
      bodyField: meta.body,
      bytes: meta.bytes ?? {},
      isBodyOptional: method === "POST" && meta.body === undefined && Object.entries(input.shape).every(isOptional),
      isConditional: "expected_revision" in input.shape,
      hasRevision: hasRevision(output),
      input,
      created: meta.created,
      isProtected: meta.openapi.protect,
      failures: meta.openapi.errorResponses,
    };
  });
}

/** Whether an answer is a resume as it is stored, or holds one. */
const hasRevision = ({ shape }: z.ZodObject) =>
  [shape, (shape.resume as z.ZodObject | undefined)?.shape].some((fields) => fields && "revision" in fields);

/** Lists the fields of the input that are parameters of the query. */
export function queryFields({ input, pathParameters, takesBody, bodyField }: Route): string[] {
  const isElsewhere = (name: string) => pathParameters.includes(name) || name === "expected_revision" || name === bodyField;
  return takesBody && bodyField === undefined ? [] : Object.keys(input.shape).filter((name) => !isElsewhere(name));
}

/**
 * Returns the template of the address that somebody meant: with other words, as /resumes/{email}, with others before it, as
 * /api/v1/resume/{email}, or with a field after it, as /resume/{email}/variants. Undefined when none is like it.
 */
export function meantAddress(path: string, routes: Address[]): string | undefined {
  const wanted = path.split("/").filter(Boolean);
  const isMeant = (segments: string[], given: string[]) =>
    segments.length === given.length &&
    segments.every((segment, i) => segment.startsWith("{") || meant(given[i] as string, [segment]) !== undefined);
  const templates = [...new Set(routes.map(({ path }) => path))];
  const tries = [wanted, wanted.slice(1), wanted.slice(2), wanted.slice(0, -1)].filter((given) => given.length > 0);
  return tries.flatMap((given) => templates.find((template) => isMeant(template.split("/").filter(Boolean), given)) ?? [])[0];
}

export type Address = Pick<Route, "method" | "path">;

/** What is known of a concrete path: its template, such as `/resume/{email}`, and the methods that it takes, HEAD and OPTIONS included. */
export type Known = { template: string; methods: string[] };

/** Tells which of these routes a concrete path, such as `/resume/ada@example.com`, belongs to. */
export function matcherOf(routes: Address[]): (path: string) => Known | undefined {
  const templates = [...new Set(routes.map(({ path }) => path))].map((template) => {
    const own = routes.filter(({ path }) => path === template).flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method]));
    return { segments: template.split("/"), known: { template, methods: [...new Set([...own, "OPTIONS"])] } };
  });
  return (path) => {
    const wanted = path.split("/");
    return templates.find(({ segments }) => segments.length === wanted.length && fits(segments, wanted))?.known;
  };
}

const fits = (segments: string[], wanted: string[]) =>
  segments.every((segment, i) => (segment.startsWith("{") ? wanted[i] !== "" : segment === wanted[i]));
