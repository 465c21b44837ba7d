import type { PdfRenderer } from "../../domain/ports.ts";
import { dependencies } from "../dependencies.ts";
import type { Part } from "../http/shell.ts";
import { log } from "../log.ts";
import { functionEnv, functionSignIn } from "./function-env.ts";
import { functionHandler } from "./function-handler.ts";

/** Makes a Lambda of procedures that reach PDFs. With a renderer, they make PDFs, too. */
export function pdfFunction(name: "generate-resume-pdf" | "manage-resume" | "trpc", part: Part, renderer?: PdfRenderer) {
  const env = functionEnv(name);
  return functionHandler(dependencies(env, { signIn: functionSignIn(env), log, ...(renderer && { renderer }) }), [part]);
}
