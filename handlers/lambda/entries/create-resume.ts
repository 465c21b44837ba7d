import { createResume } from "../../../procedures/resume/create-resume.ts";
import { router } from "../../../procedures/trpc.ts";
import { resumeFunction } from "../resume-function.ts";

export const handler = resumeFunction("create-resume", router({ resume: router({ create: createResume }) }));
