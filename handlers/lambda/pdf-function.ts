import type { PdfRenderer } from "../../domain/ports.ts";
import { resumesOf } from "../aws-resumes.ts";
import { pdfsOf } from "../aws-stores.ts";
import { dependencies } from "../dependencies.ts";
import { renderBudgetOf } from "../http/rate-limit.ts";
import type { Part } from "../http/shell.ts";
import { log } from "../log.ts";
import { charging } from "../rendering/render-budget.ts";
import { functionEnv, functionSignIn } from "./function-env.ts";
import { functionHandler } from "./function-handler.ts";
import { noRenderer } from "./without-pdfs.ts";

/** Makes a Lambda of procedures that reach PDFs. With a renderer, they make PDFs, too. */
export function pdfFunction(name: "generate-resume-pdf" | "manage-resume" | "trpc", part: Part, renderer: PdfRenderer = noRenderer) {
  const env = functionEnv(name);
  const stores = { resumes: resumesOf(env), pdfs: pdfsOf(env) };
  return functionHandler(
    dependencies(env, stores, { signIn: functionSignIn(env), log, renderer: charging(renderBudgetOf(env), renderer) }),
    [part],
  );
}
