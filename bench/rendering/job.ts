import type { PdfDocument } from "../../domain/ports.ts";
import type { Outline } from "../../outline/outline.ts";

/** One document to render, as a line of JSON. Our own renderer starts from the resume; the others are given its outline, so that theirs is layout alone. */
export type Job = {
  resume: PdfDocument["content"];
  outline: Outline;
  language: string;
  isRtl: boolean;
  /** The family that has the glyphs of the resume's script, as in pdf-templates/type/fonts. */
  script: "Sans" | "Arabic" | "JP";
};

/** What renders: made once in a process of its own, and asked again and again. */
export type Peer = (job: Job) => Promise<Uint8Array>;

export type Answer = {
  ms: number;
  /** Milliseconds of the processor, of all threads of the peer's own process. */
  cpu: number;
  bytes: number;
  /** In base64, when it was asked for. */
  pdf?: string;
  /** The highest memory of the process so far, in MB. */
  rss: number;
};
