import type { TextItem } from "../domain/ports.ts";

/** A text of a file, with what a person sees beside its place: its weight, and where it leads. */
export type StyledText = TextItem & { bold: boolean; link?: string };
