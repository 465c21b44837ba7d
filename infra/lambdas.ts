import { type FunctionName, functions, type LambdaFunction } from "../handlers/lambda/functions.ts";
import { environmentOf } from "./environment.ts";
import { permissionsOf } from "./permissions.ts";
import type { Settings } from "./settings.ts";
import type { StorageResources } from "./storage.ts";
import type { UserPool } from "./user-pool.ts";

/** Days that logs are kept. */
const logDays = 30;

export type Lambdas = Record<FunctionName, sst.aws.Function>;

/** Makes the Lambdas. Each has what its row in handlers/lambda/functions.ts names, and nothing else. */
export function makeFunctions(settings: Settings, storage: StorageResources, userPool: UserPool | undefined): Lambdas {
  const environment = environmentOf(settings, storage, userPool);
  const entries = Object.entries<LambdaFunction>(functions).map(([name, row]) => {
    const title = titleOf(name);
    const logs = new aws.cloudwatch.LogGroup(`${title}Logs`, {
      name: `/resume-gateway/${settings.stage}/${name}`,
      retentionInDays: logDays,
    });
    const reserved = settings.reserved[name as FunctionName];
    const lambda = new sst.aws.Function(title, {
      description: `resume-gateway ${name}`,
      bundle: `dist/lambda/${name}`,
      handler: "index.handler",
      runtime: "nodejs24.x",
      architecture: "arm64",
      memory: `${row.memory} MB`,
      timeout: `${row.timeout} seconds`,
      environment: environment(row.environment),
      permissions: [
        ...permissionsOf(row, storage),
        { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [$interpolate`${logs.arn}:*`] },
      ],
      logging: { logGroup: logs.name, format: "json" },
      // A live function would be granted appsync:* on everything.
      dev: false,
      ...(reserved !== undefined && { concurrency: { reserved } }),
      transform: {
        role: (args) => {
          // In place of AWSLambdaBasicExecutionRole, which may write to every log group.
          args.managedPolicyArns = settings.isTraced ? ["arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess"] : [];
        },
        function: (args) => {
          if (settings.isTraced) args.tracingConfig = { mode: "Active" };
        },
      },
    });
    return [name, lambda];
  });
  return Object.fromEntries(entries);
}

/** Writes `get-resume` as `GetResume`. */
const titleOf = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
