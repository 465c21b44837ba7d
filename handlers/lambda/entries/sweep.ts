import type { Context } from "aws-lambda";
import { awsStorageOf } from "../../aws-stores.ts";
import { log, logInvocation } from "../../logging/lambda-log.ts";
import { functionEnv } from "../function-env.ts";

const { sweep } = awsStorageOf(functionEnv("sweep"));

/** Milliseconds before its time is up in which a run finishes what it is at. */
const margin = 30_000;

/** Erases what is past its time, for as long as it may run; what is left is the next run's. */
export async function handler(_event: unknown, context: Context) {
  logInvocation(context);
  const end = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - margin));
  const swept = await sweep(end).catch((error) => {
    if (!end.aborted) throw error;
  });
  const erased = swept && `swept ${swept.resumes} deleted resumes, ${swept.versions} old versions and ${swept.pdfs} PDFs`;
  log({ level: swept ? "info" : "warn", message: erased ?? "swept a part: the time was up" });
  return swept;
}
