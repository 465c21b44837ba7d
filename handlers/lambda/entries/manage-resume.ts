import { deleteResume } from "../../../procedures/resume/delete-resume.ts";
import { getVersion } from "../../../procedures/resume/get-version.ts";
import { listVersions } from "../../../procedures/resume/list-versions.ts";
import { restoreResume } from "../../../procedures/resume/restore-resume.ts";
import { router } from "../../../procedures/trpc.ts";
import { restPart } from "../../http/rest-part.ts";
import { pdfFunction } from "../pdf-function.ts";

const procedures = router({
  resume: router({ delete: deleteResume, versions: listVersions, version: getVersion, restore: restoreResume }),
});

export const handler = pdfFunction("manage-resume", [restPart(procedures)]);
