import type { PdfStore, ResumeStore } from "../ports.ts";
import type { ShareStore } from "../shares/share-store.ts";
import { movedTo, type StoredResume } from "../stored-resume.ts";

type Stores = { resumes: ResumeStore; pdfs: Pick<PdfStore, "removeAll">; shares: Pick<ShareStore, "moveAll"> };

/** `taken` says that something is stored under the new email, `changed` that another writer came first. */
export type Moved = StoredResume | "taken" | "changed";

/**
 * Moves a resume to another email, with its history and its shares, and erases the files under the old one: they are made anew. `stored` is live,
 * or its move broke off; then this goes on with it. Nothing of it is lost wherever it breaks off.
 */
export async function move({ resumes, pdfs, shares }: Stores, stored: StoredResume, to: string): Promise<Moved> {
  const moved = movedTo(stored, to);
  const outcome = await resumes.move(stored, moved, async () => {
    await shares.moveAll(stored, to);
    await pdfs.removeAll(stored);
  });
  return outcome === "moved" ? moved : outcome;
}
