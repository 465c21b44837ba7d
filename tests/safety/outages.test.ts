import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fate } from "../support/backend.ts";
import { type ProxiedService, startBehindProxies } from "../support/proxied-service.ts";
import { aResume } from "../support/resumes.ts";
import { wholeHistory } from "../support/whole-history.ts";
import { insist } from "./support/insist.ts";
import { ownTime } from "./support/own-time.ts";
import { isFull, randomOf, seed } from "./support/seeds.ts";

/*
 * DynamoDB or S3 is down, slow or erring during each route: the answer is right, or a 503, and in time; no URL leads to an object that
 * is not there; and what was answered is what is stored when the fault is over, each version of it.
 */

const repetitions = isFull ? 20 : 4;
const deadline = 1_000;
/** Milliseconds for what is done after a deadline, on a busy machine. Without a deadline, a backend that is silent is waited for a minute. */
const patience = 10_000;

const faults: Record<string, () => Fate> = {
  throttling: () => ({ status: 400, type: "ThrottlingException" }),
  "no throughput left": () => ({ status: 400, type: "ProvisionedThroughputExceededException" }),
  "an internal error": () => ({ status: 500, type: "InternalServerError" }),
  unavailable: () => ({ status: 503, type: "ServiceUnavailable" }),
  "slow down": () => ({ status: 503, type: "SlowDown" }),
  "no connection": () => "reset",
  "lost answers": () => "lose",
  silence: () => "hang",
  "silence after the fact": () => "apply and hang",
  slowness: () => ({ delay: 300 }),
};

type Answer = Awaited<ReturnType<ProxiedService["call"]>>;
type Route = {
  call(service: ProxiedService, email: string): Promise<Answer>;
  /** The statuses that are right beside a 503. */
  right: number[];
  /** The histories that may be stored afterwards, each as its headlines: after a success, and after a 503. */
  after: { success: string[]; unavailable: string[] };
};

const unchanged = { success: ["one two"], unavailable: ["one two"] };
const at = (email: string) => `/resume/${email}`;

const routes: Record<string, Route> = {
  create: {
    call: (service, email) => service.call("POST", "/resume", { email: `new-${email}`, headline: "new" }),
    right: [201, 200],
    after: unchanged,
  },
  get: { call: (service, email) => service.call("GET", at(email)), right: [200], after: unchanged },
  update: {
    call: (service, email) => service.call("PUT", at(email), { headline: "three" }),
    right: [200],
    after: { success: ["one two three"], unavailable: ["one two", "one two three"] },
  },
  delete: {
    call: (service, email) => service.call("DELETE", at(email)),
    right: [200],
    after: { success: ["one two deleted"], unavailable: ["one two", "one two deleted"] },
  },
  download: { call: (service, email) => service.call("GET", `${at(email)}/download`), right: [200], after: unchanged },
  history: { call: (service, email) => service.call("GET", `${at(email)}/history`), right: [200], after: unchanged },
  version: { call: (service, email) => service.call("GET", `${at(email)}/history/1`), right: [200], after: unchanged },
  restore: {
    call: (service, email) => service.call("POST", `${at(email)}/restore`, { version: 1 }),
    right: [200],
    after: { success: ["one two one"], unavailable: ["one two", "one two one"] },
  },
  purge: {
    call: (service, email) => service.call("DELETE", `${at(email)}?purge=true`),
    right: [200],
    after: { success: [""], unavailable: ["one two", ""] },
  },
};

async function probe(service: ProxiedService, route: Route, email: string) {
  const { passed, stop } = ownTime();
  const { status, headers, body } = await route.call(service, email);
  stop();
  return { email, status, headers, body, ms: passed() };
}

/** S3 has no such errors: it asks to slow down. */
const ofS3 = (fate: Fate): Fate =>
  typeof fate === "object" && "type" in fate && fate.status === 400 ? { status: 503, type: "SlowDown" } : fate;

const outcomes: Record<number, number> = {};

// The first PDF of a process waits for engine and fonts.
beforeAll(async () => {
  await using service = await startBehindProxies({});
  const { email } = (await insist(service, "POST", "/resume", aResume())).body.resume;
  await insist(service, "GET", `${at(email)}/download`);
});

describe.each(Object.entries(faults))("during %s,", (_fault, fate) => {
  it.concurrent.each(Object.entries(routes))("%s gives a right answer or a 503, in time", async (name, route) => {
    const random = randomOf(seed);
    // The first half of the repetitions meet the fault at every call, the rest at some.
    let probability = 0;
    const decide = (): Fate => (random() < probability ? fate() : "pass");
    await using service = await startBehindProxies({ dynamo: decide, s3: () => ofS3(decide()) }, { DEADLINE_MS: String(deadline) });
    const emails = [];
    for (let i = 0; i < repetitions; i++) {
      const { email } = (await insist(service, "POST", "/resume", aResume({ headline: "one" }))).body.resume;
      await insist(service, "PUT", at(email), { headline: "two" });
      emails.push(email as string);
    }
    const half = Math.ceil(repetitions / 2);
    const answers = [];
    for (const [part, share] of [
      [emails.slice(0, half), 1],
      [emails.slice(half), 0.25],
    ] as const) {
      probability = share;
      // Renders in one thread hold each other up, which no deadline can help.
      if (name === "download") for (const email of part) answers.push(await probe(service, route, email));
      else answers.push(...(await Promise.all(part.map((email) => probe(service, route, email)))));
    }
    probability = 0;
    // What hung may have been carried out only now.
    await new Promise((resolve) => setTimeout(resolve, 350));
    for (const { email, status, headers, body, ms } of answers) {
      outcomes[status] = (outcomes[status] ?? 0) + 1;
      expect([...route.right, 503], `SEED=${seed} ${JSON.stringify(body)}`).toContain(status);
      expect(ms).toBeLessThan(deadline + patience);
      if (status === 503) expect(headers.get("retry-after")).not.toBeNull();
      const history = await wholeHistory((method, path) => insist(service, method, path), at(email));
      const expected = status === 503 ? route.after.unavailable : route.after.success;
      expect(expected, `SEED=${seed} ${status}`).toContain(history.join(" "));
      const newest = history.at(-1);
      const stored = await insist(service, "GET", at(email));
      expect(stored.body.headline).toBe(newest === "deleted" ? undefined : newest);
      if (status === 200 && name === "download") expect((await fetch(body.download_url)).status).toBe(200);
      if (status === 201) expect((await insist(service, "GET", `/resume/new-${email}`)).body.headline).toBe("new");
    }
  });
});

afterAll(() =>
  console.log(
    `${Object.keys(faults).length} faults × ${Object.keys(routes).length} routes × ${repetitions} (SEED=${seed}): ${JSON.stringify(outcomes)}`,
  ),
);

it.concurrent.each(Object.entries(routes))(
  "before backends that swallow everything, %s answers as soon as the deadline has passed",
  async (_name, route) => {
    let isBlack = false;
    const decide = (): Fate => (isBlack ? "hang" : "pass");
    await using service = await startBehindProxies({ dynamo: decide, s3: decide }, { DEADLINE_MS: String(deadline) });
    const { email } = (await insist(service, "POST", "/resume", aResume({ headline: "one" }))).body.resume;
    isBlack = true;
    const { status, ms } = await probe(service, route, email);
    expect(status).toBe(503);
    expect(ms).toBeLessThan(deadline + patience);
  },
);
