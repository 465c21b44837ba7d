import type { PdfStore, ResumeStore } from "../domain/ports.ts";
import { purgeMarker, type StoredResume } from "../domain/stored-resume.ts";

type Stores = { resumes: ResumeStore; pdfs: PdfStore };

/** What was erased: versions, the last one included, and PDFs. */
export type Erased = { versions: number; pdfs: number };

/**
 * Erases a resume for good: marks it, so that nothing of it is seen any more, then erases its history, its PDFs, and the marker last.
 * Whatever breaks off, the marker is there as long as anything else is, and the next call goes on. Undefined when somebody changed the
 * resume before it was marked.
 */
export async function erase({ resumes, pdfs }: Stores, stored: StoredResume): Promise<Erased | undefined> {
  const marker = stored.purging ? stored : purgeMarker(stored);
  if (!stored.purging && !(await resumes.replace(stored, marker))) return undefined;
  const versions = await resumes.eraseHistory(marker);
  const files = await pdfs.removeAll(marker);
  await resumes.erase(marker);
  return { versions: versions + (stored.purging ? 0 : 1), pdfs: files };
}
