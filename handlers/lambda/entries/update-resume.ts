import { updateResume } from "../../../procedures/resume/update-resume.ts";
import { router } from "../../../procedures/trpc.ts";
import { resumeFunction } from "../resume-function.ts";

export const handler = resumeFunction("update-resume", router({ resume: router({ update: updateResume }) }));
