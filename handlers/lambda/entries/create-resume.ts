import { createResume } from "../../../procedures/resume/create-resume.ts";
import { resumeFunction } from "../resume-function.ts";

export const handler = resumeFunction("create-resume", { "resume.create": createResume });
