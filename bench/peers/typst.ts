import type { Peer } from "../rendering/job.ts";
import { typeset } from "./typst-compiler.ts";

/** As a service would run it: what is the same in the next document is not laid out again. */
export const peer: Peer = typeset;
