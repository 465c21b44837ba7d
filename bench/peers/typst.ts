import type { Peer } from "../rendering/job.ts";
import { typeset } from "./typst-compiler.ts";

/** Typst as a service would run it: it does not lay out again what is the same in the next document. */
export const peer: Peer = typeset;
