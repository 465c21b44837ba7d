import type { AppDependencies } from "../http/context.ts";
import { createShell, type Part } from "../http/shell.ts";
import { log } from "../log.ts";
import { lambdaHandler } from "./gateway-adapter.ts";
import { metricsOf } from "./metrics.ts";

/** The parts behind API Gateway, logged and measured. */
export const functionHandler = (dependencies: Omit<AppDependencies, "log" | "measure">, parts: Part[]) =>
  lambdaHandler(createShell({ ...dependencies, log, measure: metricsOf(process.env) }, parts));
