/**
 * Variants for front ends: a face of a resume is read, edited as if it were a resume, and kept as what it changes.
 *
 * @example
 * const { face } = resolveVariant(resume, "acme") ?? {};
 * const acme = variantFrom(resume, { ...face, headline: "Captain" }, resume.variants.acme);
 */
export { variantFrom } from "../domain/variants/compare.ts";
export { type Face, resolveVariant, type Variant } from "../domain/variants/resolve.ts";
