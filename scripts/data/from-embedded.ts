/**
 * Brings resumes, their history, their shares and the deleted ones from DynamoDB into SQLite, in the data folder: from the embedded one of an earlier release
 * or of `--aws`, or from the one that AWS_ENDPOINT_URL_DYNAMODB names (DYNAMODB_TABLE, HISTORY_TABLE, SHARES_TABLE).
 *
 *   npm run migrate -- --from-embedded             # says what it would do
 *   npm run migrate -- --from-embedded --apply     # does it, and compares
 *
 * Ids, versions, times and owners stay, and so do revisions and ETags. Nothing is deleted in DynamoDB. It may be stopped at any time: run again,
 * it goes on. The service must not run. What was changed in SQLite since an earlier run, or was erased, stays so. PDFs are rendered anew.
 */
import { mkdir } from "node:fs/promises";
import { lockFolder } from "../../handlers/local/folder-lock.ts";
import { loadSecrets } from "../../handlers/local/secrets.ts";
import { openPurgeLedger } from "../../storage/files/purge-ledger.ts";
import { runCommand } from "./command.ts";
import { compareResumes } from "./compare-resumes.ts";
import { openSource, type Source } from "./dynamo-source.ts";
import { moveResumes } from "./move-resumes.ts";
import { openTarget, type Target } from "./sqlite-target.ts";

const isApplied = process.argv.includes("--apply");

await runCommand(async ({ dataDir, purgeLedger }) => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(dataDir);
  try {
    const { purged } = await openPurgeLedger(purgeLedger);
    const source = await openSource(dataDir, process.env);
    try {
      // The first start keeps those that a new folder gets.
      if (isApplied) await loadSecrets(dataDir);
      const target = await openTarget(dataDir, { isReadOnly: !isApplied });
      await migrate(source, target, purged);
    } finally {
      await source.close();
    }
  } finally {
    await lock.release();
  }
});

async function migrate(source: Source, target: Target | undefined, purged: ReadonlySet<string>): Promise<void> {
  const { count, same } = await moveResumes({ source, target, purged, isApplied });
  console.log(
    `${count.moved} resumes with ${count.versions} older versions ${isApplied ? "moved" : "to move"}, ${count.same} in place, ` +
      `${count.ahead} changed in SQLite since, ${count.erased} erased or past their retention, ${count.left} left alone.`,
  );
  if (count.shares > 0) console.log(`${count.shares} share links ${isApplied ? "came" : "would come"} along.`);
  if (count.left > 0) process.exitCode = 1;
  if (isApplied && target) await conclude(source, target, same);
  else if (count.moved > 0) console.log("Nothing was changed. To do it: npm run migrate -- --from-embedded --apply");
}

async function conclude(source: Source, target: Target, same: ReadonlySet<string>): Promise<void> {
  if (target.isFirst) await target.keepOnly(same);
  const { resumes, versions, different } = await compareResumes(source, target, same);
  if (different > 0) {
    console.error(`${different} versions read otherwise in SQLite. Run it again.`);
    process.exitCode = 1;
    return;
  }
  await target.finish();
  console.log(
    `Compared: ${resumes} resumes and ${versions} older versions read the same in both. PDFs are rendered anew when they are asked for.`,
  );
  console.log("DynamoDB is as it was. When all is well, remove it (dynamodb and s3 in the data folder): a purge does not reach it.");
}
