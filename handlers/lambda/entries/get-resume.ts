import { getResume } from "../../../procedures/resume/get-resume.ts";
import { router } from "../../../procedures/trpc.ts";
import { resumeFunction } from "../resume-function.ts";

export const handler = resumeFunction("get-resume", router({ resume: router({ get: getResume }) }));
