import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { TRPCError } from "@trpc/server";
import type { APIGatewayProxyResult, Context } from "aws-lambda";
import { type AppDependencies, createApp, createContext } from "../../handlers/app.ts";
import { type GatewayEvent, lambdaHandler } from "../../handlers/lambda/gateway-adapter.ts";
import { toDomainError } from "../../procedures/trpc.ts";
import { type AppRouter, appRouter } from "../../router/index.ts";
import { lambdaEventV1, lambdaEventV2 } from "./lambda-events.ts";
import type { Service } from "./service.ts";

/** What a call comes to, told alike by every door. */
// biome-ignore lint/suspicious/noExplicitAny: an answer, to be looked at
export type Outcome = { value: any } | { code: string; message: string; issues: { path: string; message: string }[] };

/** What a call that succeeded gave. */
export function value(outcome: Outcome) {
  if ("value" in outcome) return outcome.value;
  throw new Error(`${outcome.code}: ${outcome.message}`);
}

type Fields = Record<string, unknown>;

/** The operations of the service as one kind of user calls them. */
export type Door = {
  create(resume: Fields): Promise<Outcome>;
  get(email: string): Promise<Outcome>;
  update(email: string, patch: Fields, expected?: string): Promise<Outcome>;
  delete(email: string, expected?: string): Promise<Outcome>;
  purge(email: string, expected?: string): Promise<Outcome>;
  versions(email: string, page?: Fields): Promise<Outcome>;
  version(email: string, version: number): Promise<Outcome>;
  restore(email: string, version?: number, expected?: string): Promise<Outcome>;
  download(email: string, options?: Fields): Promise<Outcome>;
  ats(email: string, options?: Fields): Promise<Outcome>;
  templates(): Promise<Outcome>;
  health(): Promise<Outcome>;
};

type Caller = { [path: string]: (input?: unknown) => Promise<unknown> };

function trpcDoor(call: (path: string, input?: unknown) => Promise<unknown>): Door {
  const outcome = async (path: string, input?: unknown): Promise<Outcome> => {
    try {
      return { value: (await call(path, input)) as Fields };
    } catch (error) {
      if (error instanceof TRPCClientError) return { code: error.data.code, message: error.message, issues: error.data.issues };
      if (error instanceof TRPCError) return { code: error.code, message: error.message, issues: toDomainError(error).issues };
      throw error;
    }
  };
  return {
    create: (resume) => outcome("resume.create", resume),
    get: (email) => outcome("resume.get", { email }),
    update: (email, patch, expected_revision) => outcome("resume.update", { ...patch, email, expected_revision }),
    delete: (email, expected_revision) => outcome("resume.delete", { email, expected_revision }),
    purge: (email, expected_revision) => outcome("resume.delete", { email, purge: true, expected_revision }),
    versions: (email, page) => outcome("resume.versions", { ...page, email }),
    version: (email, version) => outcome("resume.version", { email, version }),
    restore: (email, version, expected_revision) => outcome("resume.restore", { email, version, expected_revision }),
    download: (email, options) => outcome("resume.download", { ...options, email }),
    ats: (email, options) => outcome("resume.ats", { ...options, email }),
    templates: () => outcome("templates.list"),
    health: () => outcome("health"),
  };
}

/** The REST paths, through whatever takes a request to them. */
export function restDoor(send: (request: Request) => Promise<Response>): Door {
  const outcome = async (method: string, path: string, body?: Fields, expected?: string): Promise<Outcome> => {
    const headers = new Headers();
    if (body) headers.set("content-type", "application/json");
    if (expected) headers.set("if-match", expected === "*" ? "*" : `"${expected}"`);
    const response = await send(
      new Request(`http://service.test${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) }),
    );
    const answer = (await response.json()) as Fields;
    return response.ok ? { value: answer } : (answer as Outcome);
  };
  const queryOf = (fields?: Fields) => `?${new URLSearchParams(fields as Record<string, string>)}`;
  const address = (email: string) => `/resume/${encodeURIComponent(email)}`;
  return {
    create: (resume) => outcome("POST", "/resume", resume),
    get: (email) => outcome("GET", address(email)),
    update: (email, patch, expected) => outcome("PUT", address(email), patch, expected),
    delete: (email, expected) => outcome("DELETE", address(email), undefined, expected),
    purge: (email, expected) => outcome("DELETE", `${address(email)}?purge=true`, undefined, expected),
    versions: (email, page) => outcome("GET", `${address(email)}/history${queryOf(page)}`),
    version: (email, version) => outcome("GET", `${address(email)}/history/${version}`),
    restore: (email, version, expected) =>
      outcome("POST", `${address(email)}/restore`, version === undefined ? undefined : { version }, expected),
    download: (email, options) => outcome("GET", `${address(email)}/download${queryOf(options)}`),
    ats: (email, options) => outcome("GET", `${address(email)}/ats${queryOf(options)}`),
    templates: () => outcome("GET", "/templates"),
    health: () => outcome("GET", "/health"),
  };
}

const at = (caller: unknown, path: string) => path.split(".").reduce((inner, key) => (inner as Caller)[key], caller) as Caller[string];

/** The typed client, through whatever takes a request to the service. */
export function clientDoor(url: string, send: typeof fetch): Door {
  const client = createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: `${url}/trpc`, methodOverride: "POST", fetch: send as never })],
  });
  const kinds: Record<string, string> = {
    "resume.get": "query",
    "resume.download": "query",
    "resume.ats": "query",
    "resume.versions": "query",
    "resume.version": "query",
    "templates.list": "query",
    health: "query",
  };
  return trpcDoor((path, input) => at(client, `${path}.${kinds[path] ?? "mutate"}`)(input));
}

/** Every way in, by name. */
export const doors: Record<string, (service: Service) => Door> = {
  createCaller: ({ dependencies }) =>
    trpcDoor((path, input) => at(appRouter.createCaller(createContext(dependencies, crypto.randomUUID())), path)(input)),

  "the typed client over HTTP": ({ url }) => clientDoor(url, fetch),

  "REST over HTTP": ({ url }) => restDoor((request) => fetch(new Request(request.url.replace("http://service.test", url), request))),

  "REST through Lambda events v1": ({ dependencies }) => lambdaDoor(dependencies, lambdaEventV1),
  "REST through Lambda events v2": ({ dependencies }) => lambdaDoor(dependencies, lambdaEventV2),
};

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
