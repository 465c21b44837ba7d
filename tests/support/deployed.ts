import type { FunctionName } from "../../handlers/lambda/functions.ts";
import { type Deployment, deploy, ofType, routesOf } from "./sst-stand-ins.ts";

/** A function as sst.config.ts deploys it. `folder` is its bundle in this project, `timeout` in seconds, `memory` in MB. */
export type DeployedFunction = {
  folder: string;
  environment: Record<string, string>;
  permissions: { actions: string[]; resources: string[] }[];
  timeout: number;
  memory: number;
};

/** Tables and bucket by the names that the embedded servers know, and a key. */
const here: Record<string, string> = {
  "Resumes.name": "resumes",
  "History.name": "resumes-history",
  "Shares.name": "resumes-shares",
  "Pdfs.name": "resumes",
  "secret HmacKey": "k".repeat(32),
};

/** What sst.config.ts deploys, told these variables: functions, and which of them answers what. `STAGE` is the stage, `test` by default. */
export async function deployed({ STAGE = "test", ...told }: Record<string, string> = {}) {
  const deployment = await deploy(STAGE, { AUTH_MODE: "open", ...told });
  const titled = Object.entries(ofType(deployment, "sst.aws.Function")).map(([title, { args }]) => ({ title, args, name: nameOf(args) }));
  const functions = Object.fromEntries(titled.map(({ name, args }) => [name, functionOf(args)])) as Record<FunctionName, DeployedFunction>;
  const names = Object.fromEntries(titled.map(({ title, name }) => [title, name]));
  const routes = routesOf(deployment).map((route) => ({ ...route, function: names[route.function] as FunctionName }));
  return { functions, routes };
}

type Args = Deployment["resources"][number]["args"];

const nameOf = ({ bundle }: Args): FunctionName => bundle.slice(bundle.lastIndexOf("/") + 1);

function functionOf({ bundle, environment, permissions, timeout, memory }: Args): DeployedFunction {
  const values = Object.entries(environment).map(([name, value]) => [name, here[String(value)] ?? String(value)]);
  return {
    folder: bundle,
    environment: Object.fromEntries(values),
    permissions,
    timeout: Number.parseInt(timeout, 10),
    memory: Number.parseInt(memory, 10),
  };
}
