import { appRouter } from "../../router/index.ts";
import type { ProcedureName } from "../../router/procedures.ts";
import { routesOf } from "../../router/routes.ts";

export type RestRequest = { method: string; path: string; headers: Record<string, string>; body?: string };

const routes = routesOf(appRouter);

/** The procedures that have a REST route. */
export const restProcedures = routes.map(({ procedure }) => procedure as ProcedureName);

/** The REST request that calls a procedure with this input. Throws when the procedure has no REST route. */
export function restRequest(procedure: ProcedureName, input: Record<string, unknown> = {}): RestRequest {
  const route = routes.find((known) => known.procedure === procedure);
  if (!route) throw new Error(`${procedure} has no REST route`);
  const { method, pathParameters, takesBody, isBodyOptional, isConditional } = route;
  const elsewhere = [...pathParameters, ...(isConditional ? ["expected_revision"] : [])];
  const fields = Object.entries(input).filter(([name, value]) => !elsewhere.includes(name) && value !== undefined);
  const hasBody = takesBody && !(isBodyOptional && fields.length === 0);
  const query = takesBody ? "" : `?${new URLSearchParams(fields.map(([name, value]): [string, string] => [name, String(value)]))}`;
  const expected = isConditional ? input.expected_revision : undefined;
  return {
    method,
    path: route.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(input[name]))) + (fields.length > 0 ? query : ""),
    headers: {
      ...(hasBody && { "content-type": "application/json" }),
      ...(expected !== undefined && { "if-match": expected === "*" ? "*" : `"${expected}"` }),
    },
    ...(hasBody && { body: JSON.stringify(Object.fromEntries(fields)) }),
  };
}
