import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, describe, expect, it, vi } from "vitest";
import { npmStart } from "../support/npm-start.ts";
import { anEmail } from "../support/resumes.ts";
import { aDisk, fates } from "./power-cut/disk.ts";
import { type Fault, kinds, look } from "./power-cut/look.ts";
import { keepBusy, type Person } from "./power-cut/people.ts";
import { canRecord, type Event, startRecording } from "./power-cut/recording.ts";
import { isFull, randomOf, seed } from "./support/seeds.ts";

/*
 * All that a service does to its disk is recorded, from an empty folder on, through a kill and a second start. Then the power is cut at many
 * moments of that; each disk that could be left is made, and the service's own code opens it.
 */

/** Writes that are acknowledged until the service is killed, each of two times. */
const enough = isFull ? 400 : 60;
const cuts = isFull ? 2_000 : 60;

// What a disk in memory syncs takes no time.
const scratch = mkdtempSync(`${existsSync("/dev/shm") ? "/dev/shm" : tmpdir()}/resume-gateway-`);
afterAll(() => {
  vi.useRealTimers();
  rmSync(scratch, { recursive: true, force: true });
});

type Recording = { events: Event[]; people: Person[]; real: string };

/** Made once, for all tests. */
let recording: Promise<Recording> | undefined;
const recorded = () => (recording ??= record());

async function record(): Promise<Recording> {
  const real = `${scratch}/real`;
  await mkdir(real);
  const { environment, events } = startRecording(scratch, real);
  const random = randomOf(seed);
  const people: Person[] = [];
  for (let life = 0; life < 2; life++) {
    const { url, signal, ended } = await npmStart({ ...environment, DATA_DIR: `${real}/data`, PORT: "0" });
    const born = Array.from({ length: 5 }, () => ({ email: anEmail(), steps: [] }));
    people.push(...born);
    await keepBusy(url, born, random, enough, () => signal("SIGKILL"));
    await ended;
  }
  // Power comes back at once, however long it takes to look at each disk: an address that has expired meanwhile is not lost.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  return { events: events(), people, real };
}

// libsql gives back the handles of a database when that is collected.
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

type Row = { looks: number; acknowledged: number; faults: Fault[] };

const allFates = Object.keys(fates);

/** Cuts the power right after each of these events, and looks at the disks that can be left, until a fault is `enough`. */
async function cutPower(
  { events, people }: Pick<Recording, "events" | "people">,
  { after, kept = allFates, isEnough = () => false }: { after: Set<number>; kept?: string[]; isEnough?: (fault: Fault) => boolean },
) {
  const random = randomOf(seed);
  const rows = new Map<string, Row>(kept.map((fate) => [fate, { looks: 0, acknowledged: 0, faults: [] }]));
  const disk = aDisk();
  const answered = new Set<string>();
  for (const [i, event] of events.entries()) {
    if (event.kind === "answer") answered.add(event.requestId);
    else disk.apply(event);
    if (!after.has(i)) continue;
    for (const [name, row] of rows) {
      const folder = `${scratch}/cut`;
      rmSync(folder, { recursive: true, force: true });
      disk.leave(folder, (fates[name] as (typeof fates)[string])(random));
      const faults = await look(`${folder}/data`, people, (requestId) => answered.has(requestId));
      row.looks++;
      row.acknowledged += answered.size;
      row.faults.push(...faults);
      if (faults.some(isEnough)) return rows;
    }
    collect();
  }
  return rows;
}

/** Events that are few among all, and after which a fault would show: new names, and the answers of downloads. */
function telling({ events, people }: Pick<Recording, "events" | "people">): number[] {
  const downloads = new Set(people.flatMap(({ steps }) => steps.flatMap(({ pdf, requestId }) => (pdf && requestId ? [requestId] : []))));
  return events.flatMap((event, i) => (event.kind === "rename" || (event.kind === "answer" && downloads.has(event.requestId)) ? [i] : []));
}

function print(title: string, rows: Map<string, Row>): void {
  const lines = [...rows].map(([fate, { looks, acknowledged, faults }]) => {
    const counts = kinds.map((kind) => faults.filter((fault) => fault.kind === kind).length);
    return `| ${[fate, looks, acknowledged, ...counts].join(" | ")} |`;
  });
  const heads = ["Of what was not synced, the disk kept", "cuts", "answers before them", ...kinds];
  console.log([title, `| ${heads.join(" | ")} |`, `|${" --- |".repeat(heads.length)}`, ...lines].join("\n"));
}

const isSyncOf = (event: Event, paths: RegExp) => event.kind === "sync" && paths.test(event.path);

/** Recordings as they would be if the service took less care, and what is wrong then. */
const carelessness: [string, Fault["kind"], (events: Event[]) => Event[]][] = [
  ["synchronous=OFF", "write lost", (events) => events.filter((event) => !isSyncOf(event, /resumes\.db(-wal)?$/))],
  ["no sync of the folder of a file", "address lost", (events) => events.filter((event) => !isSyncOf(event, /files\/[^.]*$/))],
  ["no sync of the data folder", "write lost", (events) => events.filter((event) => !isSyncOf(event, /^data$/))],
  [
    "a rename before the sync of a file",
    "torn file",
    (events) =>
      events
        .filter((event) => !isSyncOf(event, /\.unfinished\/./))
        .flatMap((event, i): Event[] => {
          if (event.kind !== "rename" || !event.path.includes(".unfinished/")) return [event];
          const again = { file: `late ${i}`, path: event.to };
          return [event, { kind: "open", ...again, isNew: false, isEmptied: false }, { kind: "sync", ...again }];
        }),
  ],
];

describe.skipIf(!canRecord)("a power cut", () => {
  it("is recorded whole: what the disk would have is what it has", async () => {
    const { events, real } = await recorded();
    const disk = aDisk();
    for (const event of events) if (event.kind !== "answer") disk.apply(event);
    disk.leave(`${scratch}/replayed`, (fates["all of it"] as (typeof fates)[string])(Math.random));
    expect(contents(`${scratch}/replayed`)).toEqual(contents(real));
  });

  it(`loses nothing that was acknowledged, and leaves nothing torn (SEED=${seed})`, async () => {
    const recording = await recorded();
    const random = randomOf(seed);
    const some = Array.from({ length: cuts }, () => Math.floor(random() * recording.events.length));
    const rows = await cutPower(recording, { after: new Set([...telling(recording), ...some]) });
    const syncs = recording.events.filter(({ kind }) => kind === "sync").length;
    print(`${recording.events.length} events, ${syncs} of them syncs; SEED=${seed}`, rows);
    const first = [...rows].flatMap(([fate, { faults }]) => faults.slice(0, 3).map((fault) => ({ fate, ...fault })));
    expect(first).toEqual([]);
  });

  it.each(carelessness)("would be found to do harm after %s: %s", async (_, kind, change) => {
    const { events, people } = await recorded();
    const careless = { events: change(events), people };
    const isEnough = (fault: Fault) => fault.kind === kind;
    const rows = await cutPower(careless, { after: new Set(telling(careless)), kept: ["nothing of it", "names alone"], isEnough });
    expect([...rows.values()].flatMap(({ faults }) => faults).filter(isEnough)).not.toEqual([]);
  });
});

/** Every file of a folder with what is in it, without what is in memory alone. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => lstatSync(`${folder}/${name}`).isFile() && !name.endsWith("-shm"),
  );
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(`${folder}/${name}`, "base64")]));
}
