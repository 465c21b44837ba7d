import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { TRPCError } from "@trpc/server";
import type { APIGatewayProxyResult, Context } from "aws-lambda";
import { type AppDependencies, createApp, createContext } from "../../handlers/app.ts";
import { type GatewayEvent, lambdaHandler } from "../../handlers/lambda/gateway-adapter.ts";
import { toDomainError } from "../../procedures/trpc.ts";
import { type AppRouter, appRouter } from "../../router/index.ts";
import { type ProcedureName, procedures } from "../../router/procedures.ts";
import { lambdaEventV1, lambdaEventV2 } from "./lambda-events.ts";
import { restRequest } from "./rest-request.ts";
import type { Service } from "./service.ts";

/** What a call comes to, told alike by every door. */
// biome-ignore lint/suspicious/noExplicitAny: an answer, to be looked at
export type Outcome = { value: any } | { code: string; message: string; detail: string; issues: { path: string; message: string }[] };

/** What a call that succeeded gave. */
export function value(outcome: Outcome) {
  if ("value" in outcome) return outcome.value;
  throw new Error(`${outcome.code}: ${outcome.message}`);
}

type Fields = Record<string, unknown>;

type Call = (procedure: ProcedureName, input?: Fields) => Promise<Outcome>;

/** The operations of the service as one kind of user calls them. What has no name here is called by that of its procedure. */
function doorOf(call: Call) {
  return {
    call,
    create: (resume: Fields) => call("resume.create", resume),
    get: (email: string) => call("resume.get", { email }),
    update: (email: string, patch: Fields, expected_revision?: string) => call("resume.update", { ...patch, email, expected_revision }),
    delete: (email: string, expected_revision?: string) => call("resume.delete", { email, expected_revision }),
    purge: (email: string, expected_revision?: string) => call("resume.delete", { email, purge: true, expected_revision }),
    versions: (email: string, page?: Fields) => call("resume.versions", { ...page, email }),
    version: (email: string, version: number) => call("resume.version", { email, version }),
    restore: (email: string, version?: number, expected_revision?: string) => call("resume.restore", { email, version, expected_revision }),
    download: (email: string, options?: Fields) => call("resume.download", { ...options, email }),
    ats: (email: string, options?: Fields) => call("resume.ats", { ...options, email }),
    templates: () => call("templates.list"),
    health: () => call("health"),
    ready: () => call("ready"),
  };
}

export type Door = ReturnType<typeof doorOf>;

function trpcDoor(call: (procedure: ProcedureName, input?: Fields) => Promise<unknown>): Door {
  return doorOf(async (procedure, input) => {
    try {
      return { value: await call(procedure, input) };
    } catch (error) {
      if (error instanceof TRPCClientError) {
        const { code, detail, issues } = error.data;
        return { code, message: error.message, detail, issues };
      }
      if (error instanceof TRPCError) {
        const { detail, issues } = toDomainError(error);
        return { code: error.code, message: error.message, detail, issues };
      }
      throw error;
    }
  });
}

/** The REST paths, through whatever takes a request to them. */
export function restDoor(send: (request: Request) => Promise<Response>): Door {
  return doorOf(async (procedure, input) => {
    const { path, ...init } = restRequest(procedure, input);
    const response = await send(new Request(`http://service.test${path}`, init));
    const answer = (await response.json()) as Fields;
    return response.ok ? { value: answer } : (answer as Outcome);
  });
}

type Caller = { [path: string]: (input?: unknown) => Promise<unknown> };

const at = (caller: unknown, path: string) => path.split(".").reduce((inner, key) => (inner as Caller)[key], caller) as Caller[string];

/** The typed client, through whatever takes a request to the service. */
export function clientDoor(url: string, send: typeof fetch): Door {
  const client = createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${url}/trpc`, methodOverride: "POST", fetch: send as never })],
  });
  const verbs = { query: "query", mutation: "mutate" };
  return trpcDoor((procedure, input) => at(client, `${procedure}.${verbs[procedures[procedure]._def.type]}`)(input));
}

const restOver = (url: string) => restDoor((request) => fetch(new Request(request.url.replace("http://service.test", url), request)));

/** Every way in, by name. */
export const doors: Record<string, (service: Service) => Door> = {
  createCaller: ({ dependencies }) =>
    trpcDoor((path, input) => at(appRouter.createCaller(createContext(dependencies, crypto.randomUUID())), path)(input)),

  "the typed client over HTTP": ({ url }) => clientDoor(url, fetch),

  "REST over HTTP": ({ url }) => restOver(url),

  "REST through Lambda events v1": ({ dependencies }) => lambdaDoor(dependencies, lambdaEventV1),
  "REST through Lambda events v2": ({ dependencies }) => lambdaDoor(dependencies, lambdaEventV2),
};

type Way = [name: string, storage: "sqlite" | "aws", open: (service: Service) => Door];

/** Every door over SQLite, and one of them over the storage of the cloud: what is behind a door does not know of it. DOOR names one to take alone. */
export const ways = [
  ...Object.entries(doors).map(([name, open]): Way => [name, "sqlite", open]),
  ["REST over HTTP", "aws", ({ url }) => restOver(url)] satisfies Way,
].filter(([name]) => name === (process.env.DOOR ?? name));

function lambdaDoor(dependencies: AppDependencies, eventOf: (request: Request) => Promise<GatewayEvent>): Door {
  const handler = lambdaHandler(createApp(dependencies));
  const context = { awsRequestId: "invocation", memoryLimitInMB: "512" } as Context;
  return restDoor(async (request) => toResponse(await handler(await eventOf(request), context)));
}

/** What API Gateway makes of a function's answer. */
export function toResponse({ statusCode, body, isBase64Encoded, headers }: APIGatewayProxyResult): Response {
  const isEmpty = statusCode === 204 || statusCode === 304;
  const content = isBase64Encoded ? Buffer.from(body, "base64") : body;
  return new Response(isEmpty ? null : content, { status: statusCode, headers: (headers ?? {}) as Record<string, string> });
}
