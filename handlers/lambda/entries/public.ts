import openApiDocument from "../../../openapi.json" with { type: "json" };
import { health } from "../../../procedures/health.ts";
import { listTemplates } from "../../../procedures/list-templates.ts";
import { router } from "../../../procedures/trpc.ts";
import { matcherOf } from "../../../router/routes.ts";
import { docsPart } from "../../http/docs-part.ts";
import { restPart } from "../../http/rest-part.ts";
import type { Part } from "../../http/shell.ts";
import { trpcAddresses } from "../../http/trpc-addresses.ts";
import { functionEnv } from "../function-env.ts";
import { functionHandler } from "../function-handler.ts";

const { CORS_ORIGINS: corsOrigins, DEADLINE_MS: deadlineMs } = functionEnv("public");

const documented = Object.entries(openApiDocument.paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path })),
);

const others = [...documented, ...trpcAddresses];
const matchOther = matcherOf(others);

/** What other functions answer: their addresses are known here, for OPTIONS and 405, and for who writes a slash at the end, whom API Gateway sends here. */
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

// No procedure here asks for more.
const absent = {} as never;
const stores = { resumes: () => absent, pdfs: () => absent, renderer: absent, singleFlight: absent };
const callers = { signIn: async () => undefined, rateLimit: async () => {}, pseudonym: () => "" };

const procedures = router({ health, templates: router({ list: listTemplates }) });

export const handler = functionHandler({ ...stores, ...callers, corsOrigins, deadlineMs }, [docsPart, restPart(procedures), elsewhere]);
