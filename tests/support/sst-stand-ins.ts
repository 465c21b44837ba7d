import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sourcesFile } from "../../infra/fresh-bundles.ts";

/*
 * Stand-ins for what SST gives to sst.config.ts. They deploy nothing and record what would be made. Where SST has a default that the
 * deployment must not keep (4.17.1: forceDestroy, the managed log policy, the access log's path), a stand-in begins with that default; what
 * must be so and is SST's default, it leaves out, so that the deployment has to say it.
 */

// biome-ignore lint/suspicious/noExplicitAny: arguments are as various as AWS
type Any = any;

/** One resource or component: what it was given, and under `nodes` what its transforms made of the parts below. */
export type Recorded = { type: string; name: string; args: Any; opts: Any; nodes: Record<string, Any> };

export type Deployment = {
  app: { name: string; home: string; removal: string; protect: boolean };
  outputs: Record<string, string>;
  resources: Recorded[];
  /** Such as `GET /health`, with the function's name. */
  routes: { route: string; function: string }[];
};

class Output {
  readonly value: Any;
  constructor(value: Any) {
    this.value = value;
  }
  apply(map: (value: Any) => unknown) {
    return new Output(resolved(map(this.value)));
  }
  toString(): string {
    throw new Error("An Output was made text of without $interpolate.");
  }
}

const config = path.resolve(import.meta.dirname, "../../sst.config.ts");

/**
 * What a deployment of this stage would be, told these variables, from a folder where bundles of these sources were built; of null, none.
 * Rejects with what sst.config.ts throws.
 */
export async function deploy(
  stage: string,
  environment: Record<string, string> = { AUTH_MODE: "open" },
  sources: Record<string, string> | null = {},
): Promise<Deployment> {
  const resources: Recorded[] = [];
  const routes: Deployment["routes"] = [];
  const before = { environment: process.env, folder: process.cwd() };
  const folder = await mkdtemp(`${tmpdir()}/resume-gateway-`);
  await mkdir(path.join(folder, path.dirname(sourcesFile)), { recursive: true });
  if (sources) await writeFile(path.join(folder, sourcesFile), JSON.stringify(sources));
  Object.assign(globalThis, standIns(stage, resources, routes));
  process.env = { ...environment };
  process.chdir(folder);
  try {
    const { default: sstConfig } = await import(/* @vite-ignore */ config);
    const app = await sstConfig.app({ stage });
    const outputs = resolved(await sstConfig.run());
    return { app, outputs, resources: resources.map((one) => resolved(one)), routes };
  } finally {
    process.chdir(before.folder);
    process.env = before.environment;
    await rm(folder, { recursive: true });
  }
}

function standIns(stage: string, resources: Recorded[], routes: Deployment["routes"]) {
  const record = (type: string, name: string, args: Any = {}, opts: Any = {}, nodes: Record<string, Any> = {}) => {
    if (resources.some((one) => one.type === type && one.name === name)) throw new Error(`There are two of ${type} ${name}.`);
    resources.push({ type, name, args, opts, nodes });
  };
  /** As SST does: the transform may change the arguments in place. */
  const transformed = (transform: Any, args: Any, opts: Any = {}) => {
    transform?.(args, opts);
    return args;
  };

  /** `aws.service.Resource`, whatever that is; each has every attribute. */
  const namespace = (prefix: string): Any =>
    new Proxy(class {}, {
      get: (_, key) => namespace(`${prefix}.${String(key)}`),
      construct: (_, [name, args, opts]) => {
        record(prefix, name, args, opts);
        return attributesOf(name);
      },
    });
  const attributesOf = (name: string): object =>
    new Proxy({ name }, { get: (_, key) => new Output(key === "arn" ? `arn:${name}` : `${name}.${String(key)}`) });

  class Component {
    readonly arn: Output;
    readonly name: Output;
    constructor(name: string) {
      this.arn = new Output(`arn:${name}`);
      this.name = new Output(`${name}.name`);
    }
  }
  class Dynamo extends Component {
    constructor(name: string, args: Any) {
      super(name);
      record("sst.aws.Dynamo", name, args, {}, { table: transformed(args.transform?.table, {}) });
    }
    static get(name: string, table: string) {
      record("sst.aws.Dynamo.get", name, { table });
      return new Component(name);
    }
  }
  class Bucket extends Component {
    constructor(name: string, args: Any) {
      super(name);
      const bucket = transformed(args.transform?.bucket, { forceDestroy: true });
      record("sst.aws.Bucket", name, args, {}, { bucket, publicAccessBlock: transformed(args.transform?.publicAccessBlock, {}) });
    }
  }
  class Lambda extends Component {
    constructor(name: string, args: Any) {
      super(name);
      const role = transformed(args.transform?.role, {
        managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
      });
      record("sst.aws.Function", name, args, {}, { role, function: transformed(args.transform?.function, {}) });
    }
  }
  class CronV2 {
    constructor(name: string, args: Any) {
      record("sst.aws.CronV2", name, args);
    }
  }
  class Secret {
    readonly value: Output;
    constructor(name: string) {
      record("sst.Secret", name);
      this.value = new Output(`secret ${name}`);
    }
  }
  class ApiGatewayV1 {
    readonly nodes: Record<string, Any> = { api: attributesOf("RestApi") };
    readonly #parts: Record<string, Any> = {};
    readonly #args: Any;
    constructor(name: string, args: Any) {
      this.#args = args;
      this.#parts.api = transformed(args.transform?.api, {});
      record("sst.aws.ApiGatewayV1", name, args, {}, this.#parts);
    }
    route(route: string, arn: Output) {
      if (this.nodes.stage) throw new Error("A route after deploy() is not deployed.");
      routes.push({ route, function: arn.value });
    }
    deploy() {
      const opts = {};
      const deployment = transformed(this.#args.transform?.deployment, { triggers: new Output({ routes: "…" }) }, opts);
      const format = JSON.stringify({ path: "$context.path", ip: "$context.identity.sourceIp" });
      const accessLogSettings = new Output({ destinationArn: "arn:AccessLog", format });
      const stageArgs = transformed(this.#args.transform?.stage, { stageName: stage, accessLogSettings });
      const domainName = this.#args.domain && transformed(this.#args.transform?.domainName, {});
      Object.assign(this.#parts, { deployment, deploymentOptions: opts, stage: stageArgs, domainName });
      this.nodes.stage = attributesOf("Stage");
    }
    get url() {
      return new Output(this.#args.domain ? "https://api.example.org" : `https://id.execute-api.eu-west-1.amazonaws.com/${stage}/`);
    }
  }

  return {
    $config: (given: unknown) => given,
    $app: { name: "resume-gateway", stage },
    $output: (value: unknown) => new Output(resolved(value)),
    $interpolate: (texts: TemplateStringsArray, ...values: unknown[]) => new Output(String.raw({ raw: texts }, ...values.map(resolved))),
    sst: { Secret, aws: { ApiGatewayV1, Bucket, CronV2, Dynamo, Function: Lambda } },
    aws: namespace("aws"),
  };
}

/** Every Output in it as its value. */
function resolved(value: Any): Any {
  if (value instanceof Output) return resolved(value.value);
  if (Array.isArray(value)) return value.map(resolved);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner)]));
}

/** The routes of the API, each with the name of its function here. */
export const routesOf = ({ routes }: Deployment) =>
  routes.map(({ route, function: arn }) => {
    const [method = "", path = ""] = route.split(" ");
    return { method, path, function: arn.replace("arn:", "") };
  });

/** The resources of this type, by name. */
export const ofType = ({ resources }: Deployment, type: string): Record<string, Recorded> =>
  Object.fromEntries(resources.filter((one) => one.type === type).map((one) => [one.name, one]));

export function theOne(deployment: Deployment, type: string): Recorded {
  const [one, ...more] = Object.values(ofType(deployment, type));
  if (!one || more.length > 0) throw new Error(`There should be one ${type}, and are ${more.length + (one ? 1 : 0)}.`);
  return one;
}
