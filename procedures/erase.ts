import type { StoredResume } from "../domain/stored-resume.ts";
import type { Context } from "./trpc.ts";

/**
 * Erases a resume that is marked for it: its history, its PDFs, then the marker. Whatever breaks off, the marker is there as long as
 * anything else is, and the next try goes on.
 */
export async function eraseMarked({ resumes, pdfs }: Context, marker: StoredResume): Promise<{ versions: number; pdfs: number }> {
  const versions = await resumes.eraseHistory(marker);
  const files = await pdfs.removeAll(marker.content.email);
  await resumes.erase(marker);
  return { versions, pdfs: files };
}
