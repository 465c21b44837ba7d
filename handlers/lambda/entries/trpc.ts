import { zip } from "../../../formats/zip-archive.ts";
import { trpcPart } from "../../http/trpc-part.ts";
import { fileWriter } from "../../rendering/file-writer.ts";
import { renderer } from "../../rendering/renderer.ts";
import { reporter } from "../../rendering/report-on-file.ts";
import { resumeReader } from "../../rendering/sent-files/resume-reader.ts";
import { pdfFunction } from "../pdf-function.ts";
import { routerServedBy } from "../served-procedures.ts";

export const handler = pdfFunction("trpc", trpcPart(routerServedBy("trpc")), {
  renderer,
  fileWriter,
  reporter: { ...reporter, ...resumeReader },
  archive: zip,
});
