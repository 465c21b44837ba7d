/** What each thread of the render pool runs. tsx, which the service was started with, does not reach into threads by itself. */
import { register } from "tsx/esm/api";

register();
const { renderer } = await import("./renderer.ts");
const { signal } = new AbortController();

/** @param {import("../../domain/ports.ts").PdfDocument} document */
export default (document) => renderer.render(document, signal);
