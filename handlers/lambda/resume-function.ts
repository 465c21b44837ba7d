import type { AnyTRPCRouter } from "@trpc/server";
import { restPart } from "../http/rest-part.ts";
import { log } from "../log.ts";
import { resumeDependencies } from "../resume-dependencies.ts";
import { functionEnv, functionSignIn } from "./function-env.ts";
import { functionHandler } from "./function-handler.ts";
import type { FunctionName } from "./functions.ts";

/** A Lambda of procedures that have to do with no PDF: neither the engine nor an S3 client is in its bundle. */
export function resumeFunction(name: Extract<FunctionName, `${string}-resume`>, router: AnyTRPCRouter) {
  const env = functionEnv(name);
  return functionHandler(resumeDependencies(env, { signIn: functionSignIn(env), log }), [restPart(router)]);
}
