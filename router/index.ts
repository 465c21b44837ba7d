import { checkAts } from "../procedures/check-ats.ts";
import { createResume } from "../procedures/create-resume.ts";
import { deleteResume } from "../procedures/delete-resume.ts";
import { downloadResume } from "../procedures/download-resume.ts";
import { getResume } from "../procedures/get-resume.ts";
import { getVersion } from "../procedures/get-version.ts";
import { health } from "../procedures/health.ts";
import { listTemplates } from "../procedures/list-templates.ts";
import { listVersions } from "../procedures/list-versions.ts";
import { restoreResume } from "../procedures/restore-resume.ts";
import { router } from "../procedures/trpc.ts";
import { updateResume } from "../procedures/update-resume.ts";

/** Every procedure of the service. The REST facade, the OpenAPI document and the typed client all follow from it. */
export const appRouter = router({
  health,
  resume: router({
    create: createResume,
    get: getResume,
    update: updateResume,
    delete: deleteResume,
    download: downloadResume,
    ats: checkAts,
    versions: listVersions,
    version: getVersion,
    restore: restoreResume,
  }),
  templates: router({ list: listTemplates }),
});

export type AppRouter = typeof appRouter;
