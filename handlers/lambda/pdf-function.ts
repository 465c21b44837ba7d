import type { PdfRenderer } from "../../domain/ports.ts";
import { dependencies } from "../dependencies.ts";
import { renderBudgetOf } from "../http/rate-limit.ts";
import type { Part } from "../http/shell.ts";
import { log } from "../log.ts";
import { charging } from "../rendering/render-budget.ts";
import { functionEnv, functionSignIn } from "./function-env.ts";
import { functionHandler } from "./function-handler.ts";

/** A Lambda of procedures that reach PDFs; with a renderer, they make them, too. */
export function pdfFunction(name: "generate-resume-pdf" | "manage-resume" | "trpc", parts: Part[], renderer?: PdfRenderer) {
  const env = functionEnv(name);
  const charged = renderer && charging(renderBudgetOf(env), renderer);
  return functionHandler(dependencies(env, { signIn: functionSignIn(env), log, ...(charged && { renderer: charged }) }), parts);
}
