import { zip } from "../../../formats/zip-archive.ts";
import { exportResume } from "../../../procedures/resume/export-resume.ts";
import { router } from "../../../procedures/trpc.ts";
import { restPart } from "../../http/rest-part.ts";
import type { NamedProcedures } from "../functions.ts";
import { pdfFunction } from "../pdf-function.ts";

const procedures: NamedProcedures<"export-resume"> = { "resume.export": exportResume };

export const handler = pdfFunction("export-resume", restPart(router(procedures)), { archive: zip });
