import type { FunctionName } from "../../handlers/lambda/functions.ts";
import type { BackendCall } from "./backend.ts";
import type { DeployedFunction } from "./deployed.ts";

/** What a call to AWS needs the right for: an action on a resource, by its ARN as sst-stand-ins.ts makes them. */
export type Need = { action: string; resource: string };

/** What functions were granted in all clouds of this process, and of that, what they did. */
const granted = new Set<string>();
const used = new Set<string>();
/** What they were refused. */
export const refused = new Set<string>();

const keyOf = (name: FunctionName, { action, resource }: Need) => `${name}: ${action} on ${resource}`;

const covers = (pattern: string, resource: string) =>
  pattern.endsWith("*") ? resource.startsWith(pattern.slice(0, -1)) : pattern === resource;

/** What a function with these permissions may do; each question is remembered, with its answer. */
export function permissionsOf(name: FunctionName, permissions: DeployedFunction["permissions"]): (need: Need) => boolean {
  const grants = permissions.flatMap(({ actions, resources }) =>
    actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
  );
  // Lambda itself writes the log.
  for (const grant of grants) if (!grant.action.startsWith("logs:")) granted.add(keyOf(name, grant));
  return (need) => {
    const grant = grants.find(({ action, resource }) => action === need.action && covers(resource, need.resource));
    if (grant) used.add(keyOf(name, grant));
    else refused.add(keyOf(name, need));
    return grant !== undefined;
  };
}

/** What was granted and nobody needed. */
export const unused = (): string[] => [...granted].filter((key) => !used.has(key));

const tables: Record<string, string> = { resumes: "arn:Resumes", "resumes-history": "arn:History", "resumes-shares": "arn:Shares" };

export const dynamoNeed = ({ operation, table = "none" }: BackendCall): Need => ({
  action: `dynamodb:${operation}`,
  resource: operation === "Query" && table === "resumes-shares" ? "arn:Shares/index/by-resume" : (tables[table] ?? table),
});

export const listNeed: Need = { action: "s3:ListBucket", resource: "arn:Pdfs" };

/** `address` begins with the bucket (path style). */
export function s3Need({ operation }: BackendCall, address: string): Need {
  const [path = "", query = ""] = address.split("?");
  const key = path.split("/").slice(2).join("/");
  const onObject: Record<string, string> = { GET: "s3:GetObject", HEAD: "s3:GetObject", PUT: "s3:PutObject", DELETE: "s3:DeleteObject" };
  if (key) return { action: onObject[operation] ?? `s3:${operation}`, resource: `arn:Pdfs/${key}` };
  if (operation === "GET" || operation === "HEAD") return listNeed;
  // The keys stand in the body, and are all of PDFs.
  if (operation === "POST" && query.startsWith("delete")) return { action: "s3:DeleteObject", resource: "arn:Pdfs/pdf/" };
  return { action: `s3:${operation}`, resource: "arn:Pdfs" };
}
