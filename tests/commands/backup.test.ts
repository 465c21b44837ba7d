import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import Libsql from "libsql";
import { expect, it } from "vitest";
import { aFolder, npmRun, npmStart } from "../support/npm-start.ts";
import { anEmail, aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

const headers = { "content-type": "application/json" };

/** A service whose resumes somebody writes all the time: of each, the value of every version that was acknowledged, and how many were sent. */
async function aBusyService() {
  const DATA_DIR = await aFolder();
  const { url, signal, ended } = await npmStart({ DATA_DIR, PORT: "0" });
  const written = Array.from({ length: 4 }, () => ({ email: anEmail(), values: [] as string[], sent: 0 }));
  let isOver = false;
  async function write(one: (typeof written)[number]): Promise<void> {
    const value = `${one.email} ${++one.sent}`;
    const [method, path] = one.sent === 1 ? ["POST", "/resume"] : ["PUT", `/resume/${one.email}`];
    const body = JSON.stringify({ email: one.email, headline: value });
    const answer = await fetch(url + path, { method: method as string, headers, body });
    expect(answer.status, await answer.text()).toBeLessThan(300);
    one.values.push(value);
  }
  await Promise.all(written.map(write));
  const writing = written.map(async (one) => {
    while (!isOver) {
      await write(one);
      await sleep(10);
    }
  });
  const hasWritten = (count: number) => written.every(({ values }) => values.length >= count);
  return {
    DATA_DIR,
    url,
    written,
    async untilEachHas(count: number) {
      while (!hasWritten(count)) await sleep(10);
    },
    async stop() {
      isOver = true;
      await Promise.all(writing);
      signal("SIGTERM");
      await ended;
    },
  };
}

const read = async (url: string) => {
  const response = await fetch(url);
  // biome-ignore lint/suspicious/noExplicitAny: an answer, to be looked at
  return { status: response.status, body: (await response.json()) as any };
};

it("npm run backup, while others write, is one state with all that was acknowledged, and npm run restore brings it back", async () => {
  const service = await aBusyService();
  const { email: gone } = aResume();
  await fetch(`${service.url}/resume`, { method: "POST", headers, body: JSON.stringify({ email: gone }) });
  expect((await read(`${service.url}/resume/${gone}/download`)).body.pages).toBe(1);
  const shared = service.written[0]?.email;
  const made = await fetch(`${service.url}/resume/${shared}/shares`, { method: "POST", headers, body: "{}" });
  const { share } = (await made.json()) as { share: { url: string } };
  await service.untilEachHas(20);

  const acknowledged = service.written.map(({ values }) => values.length);
  const backup = `${await aFolder()}/backup`;
  const taken = await npmRun({ DATA_DIR: service.DATA_DIR }, "backup", backup);
  expect(taken).toMatchObject({ code: 0, stdout: `${backup} has 5 resumes, deleted ones among them, in 3 files.`, stderr: "" });
  await service.untilEachHas(Math.max(...acknowledged) + 5);
  expect((await fetch(`${service.url}/resume/${gone}?purge=true`, { method: "DELETE" })).status).toBe(200);
  const busy = await npmRun({ DATA_DIR: service.DATA_DIR }, "restore", backup);
  expect(busy).toMatchObject({ code: 1, stderr: `The data folder ${service.DATA_DIR} is in use by another process.` });
  await service.stop();

  const lost = { DATA_DIR: `${await aFolder()}/restored`, PURGE_LEDGER: `${await aFolder()}/lost.jsonl` };
  expect(await npmRun(lost, "restore", backup)).toEqual({
    code: 1,
    stdout: "",
    stderr: `The purge ledger ${lost.PURGE_LEDGER} is missing: with an older copy of the data, whoever was purged since would be back. Bring it from where the service ran; or make an empty file of this name, if nobody was purged since, or all of them will be purged again.`,
  });
  expect(existsSync(lost.DATA_DIR)).toBe(false);

  const restored = { DATA_DIR: `${await aFolder()}/restored`, PURGE_LEDGER: `${service.DATA_DIR}-purged.jsonl` };
  const { code, stdout } = await npmRun(restored, "restore", backup);
  expect(stdout).toMatch(
    /^\S+restored has the resumes of 20\d\d-\S+Z\. Purged since: \S+-purged\.jsonl named 1 of them, who are erased again\.$/,
  );
  expect(code).toBe(0);
  expect((await npmRun(restored, "check:data")).stdout).toBe(`${restored.DATA_DIR}/resumes.db is whole.`);
  const { url } = await npmStart({ ...restored, PORT: "0" });
  for (const [i, { email, values, sent }] of service.written.entries()) {
    const { version } = (await read(`${url}/resume/${email}`)).body;
    expect(version).toBeGreaterThanOrEqual(acknowledged[i] as number);
    expect(version).toBeLessThanOrEqual(sent);
    const { versions } = (await read(`${url}/resume/${email}/history?limit=1`)).body;
    expect(versions[0].version).toBe(version);
    const numbers = Array.from({ length: version }, (_, i) => i + 1);
    const history = await Promise.all(numbers.map((number) => read(`${url}/resume/${email}/history/${number}`)));
    expect(history.map(({ body }) => body.headline)).toEqual(values.slice(0, version));
  }
  expect((await fetch(url + new URL(share.url).pathname)).status).toBe(200);
  expect((await read(`${url}/resume/${gone}`)).status).toBe(404);
  expect((await readdir(`${restored.DATA_DIR}/files`, { recursive: true })).filter((name) => name.endsWith(".pdf"))).toEqual([]);
});

it("npm run check:data names each row that is not what was written, and ends with exit code 1", async () => {
  const DATA_DIR = await aFolder();
  const emails = [anEmail(), anEmail()];
  {
    await using service = await startService({ DATA_DIR });
    for (const email of emails) await service.call("POST", "/resume", { email, headline: "Engineer" });
  }
  const database = new Libsql(`${DATA_DIR}/resumes.db`);
  database.exec("UPDATE versions SET text = replace(text, 'Engineer', 'Engineeer')");
  database.close();
  const { code, stdout } = await npmRun({ DATA_DIR }, "check:data");
  const lines = stdout.split("\n");
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toBe(`${DATA_DIR}/resumes.db has 2 faults.`);
  expect(code).toBe(1);
});

it("npm run backup of data with a fault keeps what there is, and fails; npm run make:secrets makes no others for a service that runs", async () => {
  const DATA_DIR = await aFolder();
  const { signal, ended } = await npmStart({ DATA_DIR, PORT: "0" });
  await rm(`${DATA_DIR}/secrets.json`);
  const backup = `${await aFolder()}/backup`;
  expect(await npmRun({ DATA_DIR }, "backup", backup)).toEqual({
    code: 1,
    stdout: `${backup} has 0 resumes, deleted ones among them, in 1 files.`,
    stderr: "secrets.json is missing\nThe data has these faults, and the backup has them, too. Keep an earlier backup.",
  });
  const inUse = { code: 1, stdout: "", stderr: `The data folder ${DATA_DIR} is in use by another process.` };
  expect(await npmRun({ DATA_DIR }, "make:secrets")).toEqual(inUse);
  expect(existsSync(`${DATA_DIR}/secrets.json`)).toBe(false);
  signal("SIGTERM");
  await ended;
  expect(await npmRun({ DATA_DIR }, "make:secrets")).toMatchObject({ code: 0 });
});
