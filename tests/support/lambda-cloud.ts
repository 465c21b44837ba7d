import { execFile } from "node:child_process";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { APIGatewayProxyResult } from "aws-lambda";
import { type FunctionName, functions, type LambdaFunction, type Resource } from "../../handlers/functions.ts";
import type { GatewayEvent } from "../../handlers/lambda.ts";
import { trpcAddresses } from "../../handlers/trpc-path.ts";
import { appRouter } from "../../router/index.ts";
import { matcherOf, routesOf } from "../../router/routes.ts";
import { type BackendCall, type Fate, startProxy } from "./backend.ts";
import { toResponse } from "./doors.ts";
import { type Sandbox, startSandbox } from "./lambda-runtime.ts";
import { dynamoNeed, mayDo, s3Need } from "./permissions.ts";
import type { Service } from "./service.ts";

const built = fileURLToPath(new URL("../../dist/lambda", import.meta.url));

/** Events that one function may be at work on at the same time; the next one waits. */
const concurrency = 2;

const tables: Record<string, Resource> = { resumes: "resumes", "resumes-history": "history" };

/** Every variable that a row of the table can ask for. */
const deployment: Record<string, string> = {
  DYNAMODB_TABLE: "resumes",
  HISTORY_TABLE: "resumes-history",
  BUCKET_NAME: "resumes",
  HMAC_KEY: "k".repeat(32),
  STAGE: "test",
  AUTH_MODE: "open",
};

/** The function that API Gateway has a call answered by: its route's, as the table has it, or `public`. */
export function functionOf(method: string, path: string): FunctionName {
  const asked = method === "HEAD" ? "GET" : method;
  const of = (procedure: string) =>
    Object.entries(functions as Record<string, LambdaFunction>).filter(([, row]) => row.procedures.includes(procedure));
  const route = routesOf(appRouter).find((route) => route.method === asked && matcherOf([route])(path));
  if (trpcAddresses.some((address) => address.method === asked && matcherOf([address])(path))) return "trpc";
  const [name] = of(route?.procedure ?? "").find(([name]) => name !== "trpc") ?? ["public"];
  return name as FunctionName;
}

export type CloudOptions = {
  /** In place of, or beside, what a deployment has; a function gets what its row names. */
  environment?: Record<string, string | undefined>;
  /** What becomes of a permitted call to AWS. */
  decide?: (name: FunctionName, call: BackendCall) => Fate;
};

/**
 * The built functions as AWS would run them, before the embedded servers of a service: each in processes of its own, of a copy outside of this project,
 * with the variables and the permissions that the table gives it and no others.
 */
export async function startCloud({ backends }: Service, { environment = {}, decide = () => "pass" }: CloudOptions = {}) {
  await access(built).catch(() => {
    throw new Error("There are no bundles: npm run build:lambda makes them.");
  });
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-lambda-`);
  await promisify(execFile)("cp", ["-a", `${built}/.`, folder]);
  const closers = [() => rm(folder, { recursive: true, force: true })];
  const keep = <Resource extends AsyncDisposable>(resource: Resource): Resource => {
    closers.push(async () => resource[Symbol.asyncDispose]());
    return resource;
  };
  const dynamo = backends.dynamo as { endpoint: string; credentials: { accessKeyId: string } };
  const s3 = backends.s3 as { endpoint: string; credentials: { accessKeyId: string; secretAccessKey: string } };
  const { origin, pathname: basePath } = new URL(s3.endpoint);
  const values = { ...deployment, ...environment };
  const denied = { status: 403, type: "AccessDenied" };

  /** The functions' only way to AWS. */
  async function proxies(name: FunctionName) {
    const dynamoProxy = await startProxy(
      dynamo.endpoint,
      (call) => (mayDo(name, dynamoNeed(call, tables)) ? decide(name, call) : { ...denied, type: "AccessDeniedException" }),
      // Here the two servers know different keys; a function has one.
      {
        prepare: ({ authorization = "", ...headers }) => ({
          ...headers,
          authorization: authorization.replace(/Credential=[^/]+/, `Credential=${dynamo.credentials.accessKeyId}`),
        }),
      },
    );
    keep(dynamoProxy);
    const addressOf = ({ url }: BackendCall) => url.slice(basePath.length);
    const s3Proxy = await startProxy(origin, (call) => (mayDo(name, s3Need(call, addressOf(call))) ? decide(name, call) : denied), {
      // S3 says that an object is missing to those alone who may list the bucket.
      answered: (_call, status) => void (status === 404 && mayDo(name, { resource: "pdfs", action: "s3:ListBucket" })),
    });
    keep(s3Proxy);
    return { AWS_ENDPOINT_URL_DYNAMODB: dynamoProxy.url, AWS_ENDPOINT_URL_S3: s3Proxy.url + basePath };
  }

  async function open(name: FunctionName) {
    const { environment: names, actions, timeout, memory }: LambdaFunction = functions[name];
    const own = Object.fromEntries(names.flatMap((variable) => (values[variable] === undefined ? [] : [[variable, values[variable]]])));
    const { accessKeyId, secretAccessKey } = s3.credentials;
    const account = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
    const isAlone = Object.values(actions).every((list) => list.length === 0);
    const endpoints = isAlone ? {} : await proxies(name);
    const idle: Sandbox[] = [];
    const waiting: ((sandbox: Sandbox) => void)[] = [];
    const all: Sandbox[] = [];
    const acquire = async (): Promise<Sandbox> => {
      const free = idle.pop();
      if (free) return free;
      if (all.length >= concurrency) return new Promise((resolve) => waiting.push(resolve));
      // The place is taken before it is filled.
      const at = all.push(undefined as never) - 1;
      const sandbox = await startSandbox({
        name,
        folder: `${folder}/${name}`,
        environment: { ...account, ...endpoints, ...own } as Record<string, string>,
        timeout,
        memory,
      });
      keep(sandbox);
      all[at] = sandbox;
      return sandbox;
    };
    return {
      output: () => all.map((sandbox) => sandbox.output()).join(""),
      async invoke(event: unknown) {
        const sandbox = await acquire();
        try {
          return await sandbox.invoke(event);
        } finally {
          const next = waiting.shift();
          if (next) next(sandbox);
          else idle.push(sandbox);
        }
      },
    };
  }

  const opened = new Map<FunctionName, ReturnType<typeof open>>();
  const functionNamed = (name: FunctionName) => {
    const known = opened.get(name) ?? open(name);
    opened.set(name, known);
    return known;
  };

  return {
    invoke: async (name: FunctionName, event: unknown) => (await functionNamed(name)).invoke(event),
    /** What a function wrote. */
    output: async (name: FunctionName) => (await functionNamed(name)).output(),
    /** A request through API Gateway, in the given shape of events. */
    async send(request: Request, eventOf: (request: Request) => Promise<GatewayEvent>): Promise<Response> {
      const name = functionOf(request.method, new URL(request.url).pathname);
      const event = await eventOf(request);
      return toResponse((await (await functionNamed(name)).invoke(event)) as APIGatewayProxyResult);
    },
    async [Symbol.asyncDispose]() {
      for (const close of closers.toReversed()) await close();
    },
  };
}

export type Cloud = Awaited<ReturnType<typeof startCloud>>;
