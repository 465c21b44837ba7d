import { importFile } from "../../../procedures/resume/import-file.ts";
import { router } from "../../../procedures/trpc.ts";
import { restPart } from "../../http/rest-part.ts";
import { resumeReader } from "../../rendering/sent-files/resume-reader.ts";
import { fileFunction } from "../file-function.ts";
import type { NamedProcedures } from "../functions.ts";
import { noRenderer, noReporter } from "../without-pdfs.ts";

const procedures: NamedProcedures<"import-resume"> = { "resume.import": importFile };

export const handler = fileFunction("import-resume", restPart(router(procedures)), noRenderer, { ...noReporter, ...resumeReader });
