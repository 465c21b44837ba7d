/** What each thread of the render pool runs. tsx, which the service was started with, does not reach into threads by itself. */
import { register } from "tsx/esm/api";

register();
const [{ renderer }, { fileWriter }, { reporter }, { readOrRefuse }, { packFrom }] = await Promise.all([
  import("./renderer.ts"),
  import("./file-writer.ts"),
  import("./report-on-file.ts"),
  import("./sent-files/resume-reader.ts"),
  import("./archives/packing.ts"),
]);
const { signal } = new AbortController();

/** @param {[import("../../domain/ports.ts").PdfDocument]} work */
export const render = ([document]) => renderer.render(document, signal);

/** @param {[import("../../domain/ports.ts").FileDocument]} work */
export const write = ([document]) => fileWriter.write(document, signal);

/** @param {[import("../../domain/ports.ts").PdfDocument, import("../../domain/ports.ts").RenderedPdf]} work */
export const report = ([document, pdf]) => reporter.report(document, pdf, signal);

/** @param {[import("../../domain/ports.ts").SentFile]} work */
export const understand = ([file]) => readOrRefuse(file);

/** @param {[import("node:worker_threads").MessagePort]} work */
export const pack = ([port]) => packFrom(port);
