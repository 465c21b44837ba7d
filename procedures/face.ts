import type * as z from "zod";
import { DomainError } from "../domain/errors/errors.ts";
import { variantName } from "../domain/fields/variant.ts";
import { type Face, type ResumeContent, resumeContent } from "../domain/resume.ts";
import type { StoredResume } from "../domain/stored-resume.ts";
import { faultsOf } from "../domain/variants/check-variants.ts";
import { plainFace, resolveVariant } from "../domain/variants/resolve.ts";
import { findResume, notStored } from "./stored.ts";
import type { Context } from "./trpc.ts";

const noVariant = "The resume has no variant of this name.";
const broken = "This variant does not fit the resume any more: mend the variant, or take it away.";

/** Says which resume is read, and as which of its variants. */
export const faceInput = resumeContent.pick({ email: true }).extend({ variant: variantName.optional() });

/** The name of a variant, where it may be left out. */
export const chosenVariant = faceInput.pick({ variant: true });

/** How an operation on a face can fail, beyond what any can. */
export const faceErrors = { 404: notStored, 409: broken };

/** A stored resume as one face of it reads. */
export type StoredFace = Omit<StoredResume, "content"> & { content: Face };

/** Returns a live resume as one of its variants reads, or as it is itself, as `faceOf` does. Throws NOT_FOUND when there is none. */
export async function findFace(ctx: Context, { email, variant }: z.infer<typeof faceInput>): Promise<StoredFace> {
  const stored = await findResume(ctx, email);
  return { ...stored, content: faceOf(stored.content, variant) };
}

/**
 * Returns a resume as a variant reads or, without a name, as it is itself; hidden entries are left out. Throws NOT_FOUND for an unknown name, and
 * CONFLICT for a variant that does not fit the resume any more.
 */
export function faceOf(content: ResumeContent, variant: string | undefined): Face {
  if (variant === undefined) return plainFace(content);
  const resolved = resolveVariant(content, variant);
  const names = Object.keys(content.variants ?? {});
  const advice = names.length > 0 ? `It has ${names.join(", ")}.` : "It has none.";
  if (!resolved) throw new DomainError("NOT_FOUND", noVariant, { advice });
  if (resolved.face) return resolved.face;
  throw new DomainError("CONFLICT", broken, { issues: faultsOf(content, variant) });
}
