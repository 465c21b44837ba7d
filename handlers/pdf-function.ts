import type { PdfRenderer } from "../domain/ports.ts";
import { dependencies } from "./dependencies.ts";
import { functionHandler } from "./function-handler.ts";
import { functionEnv, functionSignIn } from "./lambda-service.ts";
import { log } from "./log.ts";
import type { Part } from "./shell.ts";

/** A Lambda of procedures that reach PDFs; with a renderer, they make them, too. */
export function pdfFunction(name: "generate-resume-pdf" | "manage-resume" | "trpc", parts: Part[], renderer?: PdfRenderer) {
  const env = functionEnv(name);
  return functionHandler(dependencies(env, { signIn: functionSignIn(env), log, ...(renderer && { renderer }) }), parts);
}
