import { updateResume } from "../../../procedures/resume/update-resume.ts";
import { resumeFunction } from "../resume-function.ts";

export const handler = resumeFunction("update-resume", { "resume.update": updateResume });
