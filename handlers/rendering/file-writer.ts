import type { FileWriter } from "../../domain/ports.ts";
import { writers } from "../../formats/index.ts";
import { renderer } from "./renderer.ts";

/** Writes by the format's writer, or draws a page of the PDF. What that takes loads when the first file of its format is wanted. */
export const fileWriter: FileWriter = {
  async write({ file, ...document }, signal) {
    if (file.format !== "png") {
      const [write, { markupWarnings }] = await Promise.all([writers[file.format](), import("./markup-warnings.ts")]);
      const { warnings, ...made } = await write(document);
      // JSON has each text as it was written, and shows none.
      return { ...made, warnings: file.format === "json" ? warnings : [...warnings, ...markupWarnings(document.content)] };
    }
    const [{ bytes, pages, warnings }, { picture }] = await Promise.all([
      renderer.render(document, signal),
      import("./pictures/picture.ts"),
    ]);
    return { bytes: file.page <= pages ? await picture(bytes, file) : new Uint8Array(), pages, warnings };
  },
};
