import { execFile } from "node:child_process";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { APIGatewayProxyResult } from "aws-lambda";
import type { FunctionName } from "../../handlers/lambda/functions.ts";
import type { GatewayEvent } from "../../handlers/lambda/gateway-adapter.ts";
import { type BackendCall, type Fate, startProxy } from "./backend.ts";
import { deployed } from "./deployed.ts";
import { toResponse } from "./doors.ts";
import { answeringRoute } from "./gateway-routing.ts";
import { type Sandbox, startSandbox } from "./lambda-runtime.ts";
import { dynamoNeed, listNeed, permissionsOf, s3Need } from "./permissions.ts";
import type { Service } from "./service.ts";

const built = fileURLToPath(new URL("../../dist/lambda", import.meta.url));

/** Events that one function may be at work on at the same time; the next one waits. */
const concurrency = 2;

export type CloudOptions = {
  /** What the deployment is told; of it a function gets what sst.config.ts gives it. */
  environment?: Record<string, string>;
  /** What becomes of a permitted call to AWS. */
  decide?: (name: FunctionName, call: BackendCall) => Fate;
};

/**
 * The built functions as AWS would run them, before the embedded servers of a service: each in processes of its own, of a copy outside of this project,
 * with the variables, permissions, memory and time that sst.config.ts gives it and no others, and by its routes.
 */
export async function startCloud({ backends }: Service, { environment = {}, decide = () => "pass" }: CloudOptions = {}) {
  await access(built).catch(() => {
    throw new Error("There are no bundles: npm run build:lambda makes them.");
  });
  const { functions, routes } = await deployed(environment);
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
  const denied = { status: 403, type: "AccessDenied" };

  /** The functions' only way to AWS. */
  async function proxies(name: FunctionName) {
    const mayDo = permissionsOf(name, functions[name].permissions);
    const dynamoProxy = await startProxy(
      dynamo.endpoint,
      (call) => (mayDo(dynamoNeed(call)) ? decide(name, call) : { ...denied, type: "AccessDeniedException" }),
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
    const s3Proxy = await startProxy(origin, (call) => (mayDo(s3Need(call, addressOf(call))) ? decide(name, call) : denied), {
      // S3 says that an object is missing to those alone who may list the bucket.
      answered: (_call, status) => void (status === 404 && mayDo(listNeed)),
    });
    keep(s3Proxy);
    return { AWS_ENDPOINT_URL_DYNAMODB: dynamoProxy.url, AWS_ENDPOINT_URL_S3: s3Proxy.url + basePath };
  }

  async function open(name: FunctionName) {
    const { environment: own, timeout, memory } = functions[name];
    const { accessKeyId, secretAccessKey } = s3.credentials;
    const account = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
    const endpoints = await proxies(name);
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
        environment: { ...account, ...endpoints, ...own },
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

  /** The function that API Gateway has a request answered by. */
  function functionOf(method: string, path: string): FunctionName {
    const route = answeringRoute(routes, method, path);
    if (!route) throw new Error(`API Gateway would have no answer to ${method} ${path}.`);
    return route.function;
  }

  return {
    functionOf,
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
