import { checkAts } from "../../procedures/check-ats.ts";
import { downloadResume } from "../../procedures/download-resume.ts";
import { router } from "../../procedures/trpc.ts";
import { pdfFunction } from "../pdf-function.ts";
import { renderer } from "../renderer.ts";
import { restPart } from "../rest-part.ts";

const procedures = router({ resume: router({ download: downloadResume, ats: checkAts }) });

export const handler = pdfFunction("generate-resume-pdf", [restPart(procedures)], renderer);
