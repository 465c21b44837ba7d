import { renderResume } from "../../../procedures/resume/render-resume.ts";
import { validateResume } from "../../../procedures/resume/validate-resume.ts";
import { router } from "../../../procedures/trpc.ts";
import { restPart } from "../../http/rest-part.ts";
import { fileWriter } from "../../rendering/file-writer.ts";
import { renderer } from "../../rendering/renderer.ts";
import { fileFunction } from "../file-function.ts";
import type { NamedProcedures } from "../functions.ts";

const procedures: NamedProcedures<"render-resume"> = { "resume.render": renderResume, "resume.validate": validateResume };

export const handler = fileFunction("render-resume", restPart(router(procedures)), { ...renderer, ...fileWriter });
