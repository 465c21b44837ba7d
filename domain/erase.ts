import type { PdfStore, ResumeStore } from "./ports.ts";
import { purgeMarker, type StoredResume, stateOf } from "./stored-resume.ts";

type Stores = { resumes: ResumeStore; pdfs: PdfStore };

/** What was erased: versions, the last one included, and PDFs. */
export type Erased = { versions: number; pdfs: number };

/**
 * Erases a resume for good: marks it, so that nothing of it is seen any more, then erases its history, its PDFs, and the marker last.
 * Whatever breaks off, the marker is there as long as anything else is, and the next call goes on. Undefined when somebody changed the
 * resume before it was marked.
 */
export async function erase(stores: Stores, stored: StoredResume): Promise<Erased | undefined> {
  const isMarked = stateOf(stored) === "purging";
  const marker = isMarked ? stored : purgeMarker(stored);
  if (!isMarked && !(await stores.resumes.replace(stored, marker))) return undefined;
  const { versions, pdfs } = await eraseTraces(stores, marker);
  await stores.resumes.erase(marker);
  return { versions: versions + (isMarked ? 0 : 1), pdfs };
}

/** Erases the history and the PDFs of a resume, and of those that it took the place of; the item stays. */
export async function eraseTraces({ resumes, pdfs }: Stores, stored: StoredResume): Promise<Erased> {
  const erased = { versions: 0, pdfs: 0 };
  for (const id of [stored.id, ...(stored.former ?? [])]) {
    const owner = { ...stored, id };
    erased.versions += await resumes.eraseHistory(owner);
    erased.pdfs += await pdfs.removeAll(owner);
  }
  return erased;
}
