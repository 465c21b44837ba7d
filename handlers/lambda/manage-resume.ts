import { deleteResume } from "../../procedures/delete-resume.ts";
import { getVersion } from "../../procedures/get-version.ts";
import { listVersions } from "../../procedures/list-versions.ts";
import { restoreResume } from "../../procedures/restore-resume.ts";
import { router } from "../../procedures/trpc.ts";
import { pdfFunction } from "../pdf-function.ts";
import { restPart } from "../rest-part.ts";

const procedures = router({
  resume: router({ delete: deleteResume, versions: listVersions, version: getVersion, restore: restoreResume }),
});

export const handler = pdfFunction("manage-resume", [restPart(procedures)]);
