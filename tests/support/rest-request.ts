import { appRouter } from "../../router/index.ts";
import type { ProcedureName } from "../../router/procedures.ts";
import { queryFields, type Route, routesOf } from "../../router/routes.ts";

export type RestRequest = { method: string; path: string; headers: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> };

const routes = routesOf(appRouter);

/** The procedures that have a REST route. */
export const restProcedures = routes.map(({ procedure }) => procedure as ProcedureName);

function bodyOf({ bodyField, bytes }: Route, fields: Record<string, unknown>): string | Uint8Array<ArrayBuffer> {
  if (bytes.input) return new Uint8Array(Buffer.from(fields[bodyField as string] as string, "base64"));
  return JSON.stringify(bodyField === undefined ? fields : fields[bodyField]);
}

/** The REST request that calls a procedure with this input. Throws when the procedure has no REST route. */
export function restRequest(procedure: ProcedureName, input: Record<string, unknown> = {}): RestRequest {
  const route = routes.find((known) => known.procedure === procedure);
  if (!route) throw new Error(`${procedure} has no REST route`);
  const { method, pathParameters, takesBody, isBodyOptional, isConditional } = route;
  const elsewhere = [...pathParameters, ...(isConditional ? ["expected_revision"] : [])];
  const fields = Object.entries(input).filter(([name, value]) => !elsewhere.includes(name) && value !== undefined);
  const hasBody = takesBody && !(isBodyOptional && fields.length === 0);
  const inQuery = queryFields(route);
  const parameters = fields.filter(([name]) => inQuery.includes(name)).map(([name, value]): [string, string] => [name, String(value)]);
  // What is answered is told alike by every door.
  if (route.bytes.output) parameters.push(["as", "json"]);
  const query = parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : "";
  const expected = isConditional ? input.expected_revision : undefined;
  return {
    method,
    path: route.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(input[name]))) + query,
    headers: {
      ...(hasBody && { "content-type": route.bytes.input?.[0] ?? "application/json" }),
      ...(expected !== undefined && { "if-match": expected === "*" ? "*" : `"${expected}"` }),
    },
    ...(hasBody && { body: bodyOf(route, Object.fromEntries(fields)) }),
  };
}
