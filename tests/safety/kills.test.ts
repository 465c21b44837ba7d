import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { aFolder, npmStart } from "../support/npm-start.ts";
import { anEmail } from "../support/resumes.ts";
import { isFull } from "./support/seeds.ts";

const writers = 8;
/** How many writes a cycle acknowledges before the kill. */
const writesPerCycle = 60;

/** What one writer knows of its resume: the value of each version that was acknowledged, and the last value that it sent. */
type Known = { email: string; acknowledged: Map<number, string>; newest: number; sent: string };

const headers = { "content-type": "application/json" };

it.each([
  ["sqlite", isFull ? 200 : 3],
  ["aws", isFull ? 20 : 3],
] as const)("kill -9 during writes loses none that was acknowledged, nor damages any (%s, %i times)", async (STORAGE, cycles) => {
  // Each version that was acknowledged is looked for.
  const environment = { STORAGE, DATA_DIR: await aFolder(), PORT: "0", HISTORY_RETENTION: "all" };
  const resumes: Known[] = Array.from({ length: writers }, () => ({ email: anEmail(), acknowledged: new Map(), newest: 0, sent: "0" }));
  const found = { lost: 0, stale: 0, corrupt: 0, unacknowledgedButStored: 0 };
  let acknowledged = 0;
  let values = 0;

  async function write(url: string, known: Known): Promise<boolean> {
    const value = String(++values);
    known.sent = value;
    const [method, path, body] = known.newest
      ? ["PUT", `/resume/${known.email}`, { headline: value }]
      : ["POST", "/resume", { email: known.email, headline: value }];
    const answer = await fetch(url + path, { method: method as string, headers, body: JSON.stringify(body) }).catch(() => undefined);
    const text = await answer?.json().catch(() => undefined);
    if (!answer?.ok || !text) return false;
    known.newest = (text as { resume: { version: number } }).resume.version;
    known.acknowledged.set(known.newest, value);
    acknowledged++;
    return true;
  }

  /** After a kill: the last acknowledged version is there, or the one that was under way. */
  async function lookAt(url: string, known: Known) {
    const answer = await fetch(`${url}/resume/${known.email}`);
    if (answer.status === 404 && known.newest === 0) return;
    if (answer.status !== 200) {
      found.corrupt++;
      return;
    }
    const { version, headline } = (await answer.json()) as { version: number; headline: string };
    if (version < known.newest) found.stale++;
    else if (version === known.newest && headline !== known.acknowledged.get(version)) found.lost++;
    else if (version > known.newest) {
      if (version !== known.newest + 1 || headline !== known.sent) found.corrupt++;
      found.unacknowledgedButStored++;
      known.newest = version;
      known.acknowledged.set(version, headline);
    }
  }

  for (let cycle = 0; cycle < cycles; cycle++) {
    const { url, signal, ended } = await npmStart(environment);
    await Promise.all(resumes.map((known) => lookAt(url, known)));
    const goal = acknowledged + writesPerCycle;
    let isOver = false;
    const writing = resumes.map(async (known) => {
      while (!isOver && (await write(url, known)));
    });
    while (acknowledged < goal) await sleep(2);
    signal("SIGKILL");
    isOver = true;
    await Promise.all([ended, ...writing]);
  }

  const { url } = await npmStart(environment);
  for (const known of resumes) {
    await lookAt(url, known);
    const { versions } = (await (await fetch(`${url}/resume/${known.email}/history?limit=1`)).json()) as {
      versions: { version: number }[];
    };
    if (versions[0]?.version !== known.newest) found.corrupt++;
    for (let version = 1; version <= known.newest; version++) {
      const answer = await fetch(`${url}/resume/${known.email}/history/${version}`);
      if (answer.status !== 200) found.lost++;
      else if (((await answer.json()) as { headline: string }).headline !== known.acknowledged.get(version)) found.corrupt++;
    }
  }
  console.log(`${STORAGE}: ${cycles} kills, ${acknowledged} acknowledged writes: ${JSON.stringify(found)}`);
  expect(acknowledged).toBeGreaterThanOrEqual(isFull ? 1_000 : 150);
  expect(found).toMatchObject({ lost: 0, stale: 0, corrupt: 0 });
});
