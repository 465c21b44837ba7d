import { checkAts } from "../../../procedures/resume/check-ats.ts";
import { downloadResume } from "../../../procedures/resume/download-resume.ts";
import { router } from "../../../procedures/trpc.ts";
import { restPart } from "../../http/rest-part.ts";
import { renderer } from "../../rendering/renderer.ts";
import { pdfFunction } from "../pdf-function.ts";

const procedures = router({ resume: router({ download: downloadResume, ats: checkAts }) });

export const handler = pdfFunction("generate-resume-pdf", [restPart(procedures)], renderer);
