import type { Face, ResumeContent } from "../../domain/resume.ts";
import { sharedFace } from "../../domain/shares/hide.ts";
import { type Hideable, isExpired, type StoredShare } from "../../domain/shares/share.ts";
import { type StoredResume, stateOf } from "../../domain/stored-resume.ts";
import { plainFace, resolveVariant } from "../../domain/variants/resolve.ts";
import type { Making } from "../../procedures/rendered-pdf.ts";
import { idOfToken } from "../../procedures/share/share-link.ts";
import type { AppDependencies } from "../http/context.ts";

/** A share that was opened: what it shows, and what it takes to make its files. */
export type OpenShare = {
  share: StoredShare;
  stored: StoredResume;
  /** The resume as the share shows it, less what else is to be hidden. */
  faceWithout(more?: readonly Hideable[]): Face;
  making: Making;
};

/**
 * Finds what a token opens. Returns undefined alike for a token that is unknown or forged, a share that is expired or revoked, a resume that is deleted
 * or erased, and a variant that does not fit its resume: a reader cannot tell them apart.
 */
export async function openShare(
  dependencies: AppDependencies,
  token: string,
  signal: AbortSignal,
  address: string | undefined,
): Promise<OpenShare | undefined> {
  const share = await dependencies.shares(signal).find(idOfToken(token));
  if (!share || isExpired(share)) return undefined;
  const resumes = dependencies.resumes(signal);
  const stored = await resumes.find(share.email);
  if (stored?.id !== share.resume_id || stateOf(stored) !== "live") return undefined;
  const face = faceOfShare(stored.content, share.settings.variant);
  if (!face) return undefined;
  const { renderer, singleFlight, pdfs } = dependencies;
  // Its readers share the time of rendering that a caller has. What nobody owns is the reader's: one address can make many such resumes.
  const caller = (stored.owner === undefined && address) || share.resume_id;
  return {
    share,
    stored,
    faceWithout: (more = []) => sharedFace(face, [...(share.settings.hide ?? []), ...more]),
    making: {
      resumes,
      pdfs: pdfs(signal),
      renderer: {
        ...renderer,
        render: (document, late) => renderer.render(document, late, caller),
        write: (document, late) => renderer.write(document, late, caller),
      },
      singleFlight,
      signal,
      count() {},
    },
  };
}

function faceOfShare(content: ResumeContent, variant: string | undefined): Face | undefined {
  return variant === undefined ? plainFace(content) : resolveVariant(content, variant)?.face;
}
