import { router } from "../../procedures/trpc.ts";
import { resumesOf } from "../aws-resumes.ts";
import { dependencies } from "../dependencies.ts";
import { restPart } from "../http/rest-part.ts";
import { log } from "../logging/lambda-log.ts";
import { functionEnv, functionSignIn } from "./function-env.ts";
import { functionHandler } from "./function-handler.ts";
import type { NamedProcedures } from "./functions.ts";
import { noArchive, noPdfs, noRenderer, noReporter, noShares } from "./without-pdfs.ts";

type ResumeFunction = "create-resume" | "get-resume" | "update-resume";

/** Makes a Lambda of procedures that have to do with no PDF: neither the engine nor an S3 client is in its bundle. */
export function resumeFunction<Name extends ResumeFunction>(name: Name, procedures: NamedProcedures<Name>) {
  const env = functionEnv<ResumeFunction>(name);
  const stores = { resumes: resumesOf(env), pdfs: () => noPdfs, shares: () => noShares };
  const parts = { signIn: functionSignIn(env), log, renderer: noRenderer, reporter: noReporter, archive: noArchive };
  return functionHandler(dependencies(env, stores, parts), [restPart(router(procedures))]);
}
