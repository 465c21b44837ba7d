import type { AtsReporter } from "../../domain/ats/ats-reporter.ts";
import { InternalFault } from "../../domain/errors/errors.ts";
import type { FileWriter, PdfRenderer, ResumeReader, ResumeStore } from "../../domain/ports.ts";
import { dependencies } from "../dependencies.ts";
import { renderBudgetOf } from "../http/rate-limit.ts";
import type { Part } from "../http/shell.ts";
import { log } from "../logging/lambda-log.ts";
import { charging } from "../rendering/render-budget.ts";
import { functionEnv, functionSignIn } from "./function-env.ts";
import { functionHandler } from "./function-handler.ts";
import { noArchive, noPdfs, noReporter, noShares } from "./without-pdfs.ts";

const refuse = async (): Promise<never> => {
  throw new InternalFault("no resume is stored or read here");
};

const noResumes: ResumeStore = {
  find: refuse,
  findErasable: refuse,
  replace: refuse,
  move: refuse,
  version: refuse,
  versions: refuse,
  replacedBefore: refuse,
  eraseHistory: refuse,
  erase: refuse,
};

/** Makes a Lambda of procedures that make files of what is sent to them, or read what is sent: it has no storage. */
export function fileFunction(
  name: "render-resume" | "import-resume",
  part: Part,
  renderer: PdfRenderer & FileWriter,
  reporter: AtsReporter & ResumeReader = noReporter,
) {
  const env = functionEnv(name);
  const stores = { resumes: () => noResumes, pdfs: () => noPdfs, shares: () => noShares };
  const charged = charging(renderBudgetOf(env), { ...renderer, ...reporter });
  const parts = { signIn: functionSignIn(env), log, renderer: charged, reporter: charged, archive: noArchive };
  return functionHandler(dependencies(env, stores, parts), [part]);
}
