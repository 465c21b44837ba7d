import type { Peer } from "../rendering/job.ts";
import { forget, typeset } from "./typst-compiler.ts";

/** Nothing remembered of the documents before. */
export const peer: Peer = (job) => {
  forget();
  return typeset(job);
};
