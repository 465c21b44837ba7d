import type { AtsReporter } from "../../domain/ats/ats-reporter.ts";
import { DomainError } from "../../domain/errors/errors.ts";
import type { Archiver, FileWriter, PdfRenderer, PdfStore, ResumeReader } from "../../domain/ports.ts";
import type { ShareStore } from "../../domain/shares/share-store.ts";

/*
 * What stands for PDFs and shares in a function that has to do with none. Only an erasure that broke off wants them here, and the PDFs that it has left
 * cannot be reached.
 */

const refuse = async (): Promise<never> => {
  const message = "What was stored under this email is still being erased. Finish that with DELETE ?purge=true, or try again in an hour.";
  throw new DomainError("SERVICE_UNAVAILABLE", message, { retryAfter: 3_600 });
};

export const noPdfs: PdfStore = {
  find: refuse,
  save: refuse,
  read: refuse,
  list: refuse,
  remove: refuse,
  removeAll: refuse,
  presign: refuse,
};
export const noShares: ShareStore = {
  find: refuse,
  list: refuse,
  add: refuse,
  change: refuse,
  remove: refuse,
  removeAll: refuse,
  moveAll: refuse,
  count: refuse,
};
export const noRenderer: PdfRenderer & FileWriter = { fingerprint: refuse, render: refuse, write: refuse };
export const noArchive: Archiver = refuse;
export const noReporter: AtsReporter & ResumeReader = { report: refuse, readResume: refuse };
