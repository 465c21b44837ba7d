import { ready } from "../../../procedures/ready.ts";
import { downloadResume } from "../../../procedures/resume/download-resume.ts";
import { router } from "../../../procedures/trpc.ts";
import { restPart } from "../../http/rest-part.ts";
import { fileWriter } from "../../rendering/file-writer.ts";
import { renderer } from "../../rendering/renderer.ts";
import type { NamedProcedures } from "../functions.ts";
import { pdfFunction } from "../pdf-function.ts";

const procedures: NamedProcedures<"generate-resume-pdf"> = { "resume.download": downloadResume, ready };

export const handler = pdfFunction("generate-resume-pdf", restPart(router(procedures)), { renderer, fileWriter });
