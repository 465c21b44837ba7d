import { renderer } from "../../handlers/rendering/renderer.ts";
import type { Peer } from "../rendering/job.ts";

const { signal } = new AbortController();

export const peer: Peer = async ({ resume }) =>
  (await renderer.render({ content: resume, template: "classic", page_size: "A4" }, signal)).bytes;
