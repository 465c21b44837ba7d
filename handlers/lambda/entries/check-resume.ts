import { checkAts } from "../../../procedures/resume/check-ats.ts";
import { router } from "../../../procedures/trpc.ts";
import { restPart } from "../../http/rest-part.ts";
import { renderer } from "../../rendering/renderer.ts";
import { reporter } from "../../rendering/report-on-file.ts";
import type { NamedProcedures } from "../functions.ts";
import { pdfFunction } from "../pdf-function.ts";

const procedures: NamedProcedures<"check-resume"> = { "resume.ats": checkAts };

export const handler = pdfFunction("check-resume", restPart(router(procedures)), { renderer, reporter });
