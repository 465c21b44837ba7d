import { router } from "../../procedures/trpc.ts";
import { updateResume } from "../../procedures/update-resume.ts";
import { resumeFunction } from "../resume-function.ts";

export const handler = resumeFunction("update-resume", router({ resume: router({ update: updateResume }) }));
