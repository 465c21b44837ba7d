import { getResume } from "../../../procedures/resume/get-resume.ts";
import { resumeFunction } from "../resume-function.ts";

export const handler = resumeFunction("get-resume", { "resume.get": getResume });
