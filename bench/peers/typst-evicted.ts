import type { Peer } from "../rendering/job.ts";
import { forget, typeset } from "./typst-compiler.ts";

/** Typst without what it remembers of earlier documents. */
export const peer: Peer = (job) => {
  forget();
  return typeset(job);
};
