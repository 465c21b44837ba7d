import { type FunctionName, functions, type LambdaFunction, type Resource } from "../../handlers/functions.ts";
import type { BackendCall } from "./backend.ts";

/** What a call to AWS needs the right for. */
export type Need = { resource: Resource | "unknown"; action: string };

/** What functions did, in all clouds of this process. */
const used = new Set<string>();
/** What they were refused. */
export const refused = new Set<string>();

const keyOf = (name: FunctionName, { resource, action }: Need) => `${name}: ${action} on ${resource}`;

/** Whether a function may; either way, it is remembered. */
export function mayDo(name: FunctionName, need: Need): boolean {
  const { actions }: LambdaFunction = functions[name];
  const isAllowed = need.resource !== "unknown" && actions[need.resource].includes(need.action);
  (isAllowed ? used : refused).add(keyOf(name, need));
  return isAllowed;
}

/** What the table allows and nobody needed. */
export function unused(): string[] {
  const allowed = Object.entries(functions as Record<string, LambdaFunction>).flatMap(([name, { actions }]) =>
    Object.entries(actions).flatMap(([resource, list]) =>
      list.map((action) => keyOf(name as FunctionName, { resource: resource as Resource, action })),
    ),
  );
  return allowed.filter((key) => !used.has(key));
}

export const dynamoNeed = ({ operation, table }: BackendCall, tables: Record<string, Resource>): Need => ({
  resource: tables[table ?? ""] ?? "unknown",
  action: `dynamodb:${operation}`,
});

/** `address` begins with the bucket (path style). */
export function s3Need({ operation }: BackendCall, address: string): Need {
  const [path = "", query = ""] = address.split("?");
  const key = path.split("/").slice(2).join("/");
  const ofBucket: Record<string, string> = { GET: "s3:ListBucket", HEAD: "s3:ListBucket", POST: "s3:DeleteObject" };
  const ofObject: Record<string, string> = { GET: "s3:GetObject", HEAD: "s3:GetObject", PUT: "s3:PutObject", DELETE: "s3:DeleteObject" };
  const action = key ? ofObject[operation] : operation === "POST" && !query.startsWith("delete") ? undefined : ofBucket[operation];
  return { resource: action ? "pdfs" : "unknown", action: action ?? `s3:${operation}` };
}
