import { InternalFault } from "../../../domain/errors/errors.ts";
import { resumesOf } from "../../aws-resumes.ts";
import { pdfsOf, sharesOf } from "../../aws-stores.ts";
import { dependencies } from "../../dependencies.ts";
import { renderBudgetOf } from "../../http/rate-limit.ts";
import { log } from "../../logging/lambda-log.ts";
import { fileWriter } from "../../rendering/file-writer.ts";
import { charging } from "../../rendering/render-budget.ts";
import { renderer } from "../../rendering/renderer.ts";
import { sharePart } from "../../sharing/share-part.ts";
import { functionEnv } from "../function-env.ts";
import { functionHandler } from "../function-handler.ts";
import { noArchive, noReporter } from "../without-pdfs.ts";

const env = functionEnv("show-share");

const signIn = async (): Promise<never> => {
  throw new InternalFault("nobody signs in to read a share");
};

const charged = charging(renderBudgetOf(env), { ...renderer, ...fileWriter, ...noReporter });
const stores = { resumes: resumesOf(env), pdfs: pdfsOf(env), shares: sharesOf(env) };
const parts = dependencies(env, stores, { signIn, log, renderer: charged, reporter: noReporter, archive: noArchive });

// A function stands still between its calls: there is nothing to gather.
export const handler = functionHandler(parts, [sharePart(parts, { pause: 0 })]);
