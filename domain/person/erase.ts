import type { PdfStore, ResumeStore } from "../ports.ts";
import { purgeMarker, type StoredResume, stateOf } from "../stored-resume.ts";

type Stores = { resumes: ResumeStore; pdfs: PdfStore };

/** What revokes the shares of a resume. */
type Shares = { shares: { removeAll(resume: { id: string }): Promise<number> } };

/** How many versions, the last one included, and PDFs were erased. */
export type Erased = { versions: number; pdfs: number };

/**
 * Erases a resume for good: marks it, so that nothing of it is seen any more, then revokes its shares, erases its history, its PDFs, and the marker last.
 * The marker stays until all else is erased, so that the next call goes on if this one breaks off. Returns undefined when somebody changed
 * the resume before it was marked.
 */
export async function erase(stores: Stores & Shares, stored: StoredResume): Promise<Erased | undefined> {
  const isMarked = stateOf(stored) === "purging";
  const marker = isMarked ? stored : purgeMarker(stored);
  if (!isMarked && !(await stores.resumes.replace(stored, marker))) return undefined;
  for (const id of [marker.id, ...(marker.former ?? [])]) await stores.shares.removeAll({ id });
  const { versions, pdfs } = await eraseTraces(stores, marker);
  await stores.resumes.erase(marker);
  return { versions: versions + (isMarked ? 0 : 1), pdfs };
}

/** Erases the history and the PDFs of a resume, and those of the resumes that it took the place of. The item itself stays. */
export async function eraseTraces({ resumes, pdfs }: Stores, stored: StoredResume): Promise<Erased> {
  const erased = { versions: 0, pdfs: 0 };
  for (const id of [stored.id, ...(stored.former ?? [])]) {
    const owner = { ...stored, id };
    erased.versions += await resumes.eraseHistory(owner);
    erased.pdfs += await pdfs.removeAll(owner);
  }
  return erased;
}
