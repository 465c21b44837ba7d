import type { AppDependencies } from "./context.ts";
import { lambdaHandler } from "./lambda.ts";
import { log } from "./log.ts";
import { metricsOf } from "./metrics.ts";
import { createShell, type Part } from "./shell.ts";

/** The parts behind API Gateway, logged and measured. */
export const functionHandler = (dependencies: Omit<AppDependencies, "log" | "measure">, parts: Part[]) =>
  lambdaHandler(createShell({ ...dependencies, log, measure: metricsOf(process.env) }, parts));
