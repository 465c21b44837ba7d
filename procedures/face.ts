import type * as z from "zod";
import { DomainError } from "../domain/errors/errors.ts";
import { variantName } from "../domain/fields/variant.ts";
import { type Face, resumeContent } from "../domain/resume.ts";
import type { StoredResume } from "../domain/stored-resume.ts";
import { faultsOf } from "../domain/variants/check-variants.ts";
import { plainFace, resolveVariant } from "../domain/variants/resolve.ts";
import { findResume, notStored } from "./stored.ts";
import type { Context } from "./trpc.ts";

const noVariant = "The resume has no variant of this name.";
const broken = "This variant does not fit the resume any more: mend the variant, or take it away.";

/** Says which resume is read, and as which of its variants. */
export const faceInput = resumeContent.pick({ email: true }).extend({ variant: variantName.optional() });

/** How an operation on a face can fail, beyond what any can. */
export const faceErrors = { 404: notStored, 409: broken };

/** A stored resume as one face of it reads. */
export type StoredFace = Omit<StoredResume, "content"> & { content: Face };

/** Returns a live resume as one of its variants reads, or as it is itself, without what is hidden. Throws NOT_FOUND, and CONFLICT for a variant that no longer fits it. */
export async function findFace(ctx: Context, { email, variant }: z.infer<typeof faceInput>): Promise<StoredFace> {
  const stored = await findResume(ctx, email);
  if (variant === undefined) return { ...stored, content: plainFace(stored.content) };
  const resolved = resolveVariant(stored.content, variant);
  const names = Object.keys(stored.content.variants ?? {});
  const advice = names.length > 0 ? `It has ${names.join(", ")}.` : "It has none.";
  if (!resolved) throw new DomainError("NOT_FOUND", noVariant, { advice });
  if (resolved.face) return { ...stored, content: resolved.face };
  throw new DomainError("CONFLICT", broken, { issues: faultsOf(stored.content, variant) });
}
