import { health } from "../procedures/health.ts";
import { listTemplates } from "../procedures/list-templates.ts";
import { ready } from "../procedures/ready.ts";
import { checkAts } from "../procedures/resume/check-ats.ts";
import { createResume } from "../procedures/resume/create-resume.ts";
import { deleteResume } from "../procedures/resume/delete-resume.ts";
import { downloadResume } from "../procedures/resume/download-resume.ts";
import { exportResume } from "../procedures/resume/export-resume.ts";
import { getResume } from "../procedures/resume/get-resume.ts";
import { getVersion } from "../procedures/resume/get-version.ts";
import { importFile } from "../procedures/resume/import-file.ts";
import { listVersions } from "../procedures/resume/list-versions.ts";
import { moveResume } from "../procedures/resume/move-resume.ts";
import { renderResume } from "../procedures/resume/render-resume.ts";
import { restoreResume } from "../procedures/resume/restore-resume.ts";
import { updateResume } from "../procedures/resume/update-resume.ts";
import { validateResume } from "../procedures/resume/validate-resume.ts";
import { changeShare } from "../procedures/share/change-share.ts";
import { createShare } from "../procedures/share/create-share.ts";
import { listShares } from "../procedures/share/list-shares.ts";
import { revokeShare } from "../procedures/share/revoke-share.ts";
import { router } from "../procedures/trpc.ts";

/** Has every procedure of the service. REST, the OpenAPI document and the typed client all follow from it. */
export const appRouter = router({
  health,
  resume: router({
    create: createResume,
    get: getResume,
    update: updateResume,
    delete: deleteResume,
    download: downloadResume,
    export: exportResume,
    ats: checkAts,
    versions: listVersions,
    version: getVersion,
    restore: restoreResume,
    move: moveResume,
    render: renderResume,
    validate: validateResume,
    import: importFile,
  }),
  shares: router({ create: createShare, list: listShares, change: changeShare, revoke: revokeShare }),
  templates: router({ list: listTemplates }),
  ready,
});

export type AppRouter = typeof appRouter;
