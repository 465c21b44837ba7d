import { limits } from "../../domain/fields/limits.ts";
import type { AppDependencies, ShellDependencies } from "../http/context.ts";
import { createShell, type Part } from "../http/shell.ts";
import { log } from "../logging/lambda-log.ts";
import { lambdaHandler } from "./gateway-adapter.ts";
import { metricsOf } from "./metrics.ts";

type Given<Dependencies> = Omit<Dependencies, "log" | "measure" | "files">;

const files = { taken: limits.file.inLambda, answered: limits.file.inLambda };

/** Puts parts behind API Gateway, logged and measured. */
export const functionHandler = (dependencies: Given<AppDependencies> | Given<ShellDependencies>, parts: Part[]) =>
  lambdaHandler(createShell({ ...dependencies, log, measure: metricsOf(process.env), files }, parts));
