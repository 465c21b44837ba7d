import openApiDocument from "../../../openapi.json" with { type: "json" };
import { health } from "../../../procedures/health.ts";
import { listTemplates } from "../../../procedures/list-templates.ts";
import { router } from "../../../procedures/trpc.ts";
import { matcherOf } from "../../../router/routes.ts";
import { docsPart } from "../../http/docs-part.ts";
import { restPart } from "../../http/rest-part.ts";
import type { Part } from "../../http/shell.ts";
import { trpcAddresses } from "../../http/trpc-addresses.ts";
import { shareAddresses } from "../../sharing/share-addresses.ts";
import { functionEnv } from "../function-env.ts";
import { functionHandler } from "../function-handler.ts";
import type { NamedProcedures } from "../functions.ts";

const { CORS_ORIGINS: corsOrigins, DEADLINE_MS: deadlineMs, AUTH_MODE } = functionEnv("public");

// Where the build puts them.
const folders = { reference: new URL("./reference/", import.meta.url), guides: new URL("./guides/", import.meta.url) };

const documented = Object.entries(openApiDocument.paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path })),
);

const others = [...documented, ...trpcAddresses, ...shareAddresses];
const matchOther = matcherOf(others);

/**
 * The addresses that other functions answer: OPTIONS and 405 follow from them here. API Gateway also sends those here that have a slash at
 * the end: they are redirected to where there is none.
 */
const elsewhere: Part = {
  addresses: others,
  mount(app) {
    app.use((c, next) => {
      const { pathname, search } = new URL(c.req.url);
      const address = pathname.replace(/\/+$/, "");
      const isTheirs = address !== pathname && matchOther(address)?.methods.includes(c.req.method);
      return isTheirs ? Promise.resolve(c.redirect(address + search, 308)) : next();
    });
  },
};

const procedures: NamedProcedures<"public"> = { health, "templates.list": listTemplates };

export const handler = functionHandler({ corsOrigins, deadlineMs }, [
  docsPart({ ...folders, signsIn: AUTH_MODE !== "open" }),
  restPart(router(procedures)),
  elsewhere,
]);
