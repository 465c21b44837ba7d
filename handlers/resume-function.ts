import type { AnyTRPCRouter } from "@trpc/server";
import { functionHandler } from "./function-handler.ts";
import type { FunctionName } from "./functions.ts";
import { functionEnv, functionSignIn } from "./lambda-service.ts";
import { log } from "./log.ts";
import { restPart } from "./rest-part.ts";
import { resumeDependencies } from "./resume-dependencies.ts";

/** A Lambda of procedures that have to do with no PDF: neither the engine nor an S3 client is in its bundle. */
export function resumeFunction(name: Extract<FunctionName, `${string}-resume`>, router: AnyTRPCRouter) {
  const env = functionEnv(name);
  return functionHandler(resumeDependencies(env, { signIn: functionSignIn(env), log }), [restPart(router)]);
}
