import { anEmail } from "../../support/resumes.ts";
import type { StorageService } from "../../support/services.ts";
import { insist } from "./insist.ts";
import { isLinearizable, type Operation } from "./linearizability.ts";

export type Load = { writers: number; rounds: number; keys: number; random: () => number };

type Stored = { version: number; revision: string; headline: string; variants?: { acme: { content: { headline: string } } } };

const registered = ({ headline, variants }: Stored) => `${headline} ${variants?.acme.content.headline ?? "-"}`;

/**
 * Writers that each read a resume and write it back under `If-Match`, over and over, on few keys. The value is the headline and
 * that of a variant; each write makes one of the two anew. Ends with a read of each key.
 */
export async function write(service: StorageService, { writers, rounds, keys, random }: Load) {
  const histories = new Map<string, Operation[]>();
  const statuses: Record<string, number> = {};
  let values = 0;

  // Writers of one process take turns.
  const processes = [service.call, service.aProcess(), service.aProcess(), service.aProcess()];
  let calls = 0;

  const call = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
    const start = performance.now();
    const inOne = processes[calls++ % processes.length] ?? service.call;
    const { status, body: answer } = await inOne(method, path, body, headers);
    const name = `${method} ${status}`;
    statuses[name] = (statuses[name] ?? 0) + 1;
    return { status, answer, times: { start, end: performance.now() } };
  };

  async function read(email: string) {
    const { status, answer, times } = await call("GET", `/resume/${email}`);
    if (status !== 200) return undefined;
    histories.get(email)?.push({ kind: "read", version: answer.version, value: registered(answer), ...times });
    return answer as Stored;
  }

  async function readThenWrite(email: string) {
    const found = await read(email);
    if (!found) return;
    const headline = String(++values);
    const change = random() < 0.5 ? { headline } : { variants: { acme: { content: { headline } } } };
    const value = registered({ ...found, ...change });
    const { status, times } = await call("PUT", `/resume/${email}`, change, { "if-match": `"${found.revision}"` });
    const kind = ({ 200: "write", 412: "refused" } as const)[status] ?? "unknown";
    histories.get(email)?.push({ kind, expected: found.version, value, ...times });
  }

  const emails = Array.from({ length: keys }, anEmail);
  for (const email of emails) {
    await insist(service, "POST", "/resume", { email, headline: "0" });
    histories.set(email, []);
  }
  const work = async () => {
    for (let round = 0; round < rounds; round++) await readThenWrite(emails[Math.floor(random() * keys)] as string);
  };
  await Promise.all(Array.from({ length: writers }, work));
  return { emails, histories, statuses, read };
}

export type Written = Awaited<ReturnType<typeof write>>;

/** What is wrong with what the writers saw and with what is stored now: all of it should be 0. */
export async function examine(service: StorageService, { emails, histories, statuses, read }: Written) {
  const faults = { notLinearizable: 0, lost: 0, false412: 0, gaps: 0 };
  for (const email of emails) {
    await read(email);
    const operations = histories.get(email) ?? [];
    if (!isLinearizable({ version: 1, value: "0 -" }, operations)) faults.notLinearizable++;
    const stored = await storedValues(service, email);
    faults.gaps += Math.max(...stored.keys()) - stored.size;
    for (const operation of operations) {
      if (operation.kind === "write" && stored.get(operation.expected + 1) !== operation.value) faults.lost++;
      if (operation.kind === "refused" && [...stored.values()].includes(operation.value)) faults.false412++;
    }
  }
  const of = (status: number) =>
    Object.entries(statuses).reduce((sum, [name, count]) => sum + (name.endsWith(` ${status}`) ? count : 0), 0);
  const requests = Object.values(statuses).reduce((sum, count) => sum + count, 0);
  return { faults, requests, acknowledged: statuses["PUT 200"] ?? 0, refused: of(412), unavailable: of(503), statuses };
}

/** Every version of a resume, by number, as its history has it. */
async function storedValues(service: StorageService, email: string) {
  const values = new Map<number, string>();
  let before = "";
  do {
    const { body } = await insist(service, "GET", `/resume/${email}/history?limit=100${before}`);
    for (const { version } of body.versions) {
      values.set(version, registered((await insist(service, "GET", `/resume/${email}/history/${version}`)).body));
    }
    before = body.next === null ? "" : `&before=${body.next}`;
  } while (before);
  return values;
}
