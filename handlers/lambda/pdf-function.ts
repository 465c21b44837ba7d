import type { AtsReporter } from "../../domain/ats/ats-reporter.ts";
import type { Archiver, FileWriter, PdfRenderer, ResumeReader } from "../../domain/ports.ts";
import { resumesOf } from "../aws-resumes.ts";
import { pdfsOf, sharesOf } from "../aws-stores.ts";
import { dependencies } from "../dependencies.ts";
import { renderBudgetOf } from "../http/rate-limit.ts";
import type { Part } from "../http/shell.ts";
import { log } from "../logging/lambda-log.ts";
import { charging } from "../rendering/render-budget.ts";
import { functionEnv, functionSignIn } from "./function-env.ts";
import { functionHandler } from "./function-handler.ts";
import { noArchive, noRenderer, noReporter, noShares } from "./without-pdfs.ts";

type PdfFunction = "generate-resume-pdf" | "check-resume" | "export-resume" | "manage-resume" | "trpc";

/** Makes a Lambda of procedures that reach PDFs. With a renderer, they make PDFs, with a file writer files of other formats; with a reporter, they read PDFs, and with an archiver they pack them. */
export function pdfFunction(
  name: PdfFunction,
  part: Part,
  {
    renderer,
    fileWriter,
    reporter,
    archive = noArchive,
  }: { renderer?: PdfRenderer; fileWriter?: FileWriter; reporter?: AtsReporter | (AtsReporter & ResumeReader); archive?: Archiver } = {},
) {
  const env = functionEnv(name);
  const { SHARES_TABLE } = env;
  const shares = SHARES_TABLE === undefined ? () => noShares : sharesOf({ SHARES_TABLE });
  const stores = { resumes: resumesOf(env), pdfs: pdfsOf(env), shares };
  const charged = charging(renderBudgetOf(env), { ...noRenderer, ...noReporter, ...renderer, ...fileWriter, ...reporter });
  const parts = { signIn: functionSignIn(env), log, renderer: charged, reporter: charged, archive };
  return functionHandler(dependencies(env, stores, parts), [part]);
}
