import { trpcAddresses, trpcPath } from "../handlers/http/trpc-addresses.ts";
import { type FunctionName, functions, type LambdaFunction } from "../handlers/lambda/functions.ts";
import { proceduresServedBy } from "../handlers/lambda/served-procedures.ts";
import { shareAddresses } from "../handlers/sharing/share-addresses.ts";
import { appRouter } from "../router/index.ts";
import { routesOf } from "../router/routes.ts";

type Document = { paths: Record<string, object> };
type Table = Record<string, Pick<LambdaFunction, "procedures">>;

/** A route of the REST API, such as `GET /resume/{email}`, and the function that answers. */
export type ApiRoute = { method: string; path: string; function: FunctionName };

/**
 * Lists the routes of the REST API. Where a path has a method of its own, API Gateway refuses all others rather than look for a wider path.
 * So every path also gives `ANY` to `public`, which answers OPTIONS and 405. Throws when an operation is not served by exactly one
 * function.
 */
export function apiRoutes(document: Document, table: Table = functions): ApiRoute[] {
  const rest = Object.entries(document.paths).flatMap(([path, operations]) => {
    const own = Object.keys(operations).flatMap((method) =>
      routesTo(ownerOf(method.toUpperCase(), path, table), method.toUpperCase(), path),
    );
    return [...own.filter((one) => one.function !== "public"), route("ANY", path, "public")];
  });
  const procedures = `${trpcPath}/{proxy+}`;
  const trpc = trpcAddresses.flatMap(({ method }) => routesTo("trpc", method, procedures));
  const shares = shareAddresses.flatMap(({ method, path }) => routesTo("show-share", method, path));
  const sharePaths = [...new Set(shareAddresses.map(({ path }) => path))];
  return [
    ...rest,
    ...trpc,
    ...shares,
    ...sharePaths.map((path) => route("ANY", path, "public")),
    ...[procedures, "/", "/{proxy+}"].map((path) => route("ANY", path, "public")),
  ];
}

/** Gives a method to a function; HEAD goes where GET goes. */
const routesTo = (name: FunctionName, method: string, path: string): ApiRoute[] =>
  (method === "GET" ? ["GET", "HEAD"] : [method]).map((one) => route(one, path, name));

const route = (method: string, path: string, name: FunctionName): ApiRoute => ({ method, path, function: name });

function ownerOf(method: string, path: string, table: Table): FunctionName {
  const procedure = routesOf(appRouter).find((known) => known.method === method && known.path === path)?.procedure;
  if (!procedure) throw new Error(`openapi.json has ${method} ${path}, which no procedure has: run npm run openapi.`);
  const serves = (row: Table[string]) => row.procedures !== "all" && proceduresServedBy(row, table).some((name) => name === procedure);
  const owners = Object.keys(table).filter((name) => table[name] && serves(table[name]));
  if (owners.length !== 1) {
    throw new Error(
      `${method} ${path} must be served by one function of handlers/lambda/functions.ts, and is by ${owners.join(" and ") || "none"}.`,
    );
  }
  return owners[0] as FunctionName;
}
