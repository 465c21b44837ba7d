import { describe, expect, it } from "vitest";
import type { Fate } from "../support/backend.ts";
import { aFullResume, aResume } from "../support/resumes.ts";
import { isRead, services } from "../support/services.ts";

/* Calls that other processes overtake: what they read is not what is stored any more when they write. */

type Call = { operation: string };

/** Holds the first call of a kind, once that is turned on, until what overtakes it is done. */
function aGate(isHeld: (call: Call) => boolean) {
  let overtake: (() => Promise<unknown>) | undefined;
  return {
    decide(call: Call): Fate {
      if (!overtake || !isHeld(call)) return "pass";
      const after = overtake();
      overtake = undefined;
      return { after };
    },
    turnOn(by: () => Promise<unknown>) {
      overtake = by;
    },
  };
}

const isWrite = (call: Call) => !isRead(call);
const isUpload = ({ operation }: Call) => ["PUT", "save"].includes(operation);

/** Longer than what overtakes a call takes on a busy machine. */
const patience = 25_000;

describe.each(Object.entries(services))("over %s,", (_, { start }) => {
  it("a purge that another one overtakes takes nothing of the resume that comes after", async () => {
    const gate = aGate(isWrite);
    await using service = await start(gate.decide, {}, patience);
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    const other = service.aProcess();
    gate.turnOn(async () => {
      await other("DELETE", `/resume/${email}?purge=true`);
      await other("POST", "/resume", { email, name: "After" });
    });
    const { status, body } = await service.call("DELETE", `/resume/${email}?purge=true`);
    expect({ status, erased: body.erased }).toEqual({ status: 200, erased: { versions: 0, pdfs: 0 } });
    expect((await service.call("GET", `/resume/${email}`)).body.name).toBe("After");
  });

  it("a purge of one revision that an update overtakes is refused, and erases no version", async () => {
    const gate = aGate(isWrite);
    await using service = await start(gate.decide, {}, patience);
    const { email } = (await service.call("POST", "/resume", aResume({ headline: "1" }))).body.resume;
    const { headers } = await service.call("PUT", `/resume/${email}`, { headline: "2" });
    const other = service.aProcess();
    gate.turnOn(() => other("PUT", `/resume/${email}`, { headline: "3" }));
    const ifMatch = { "if-match": headers.get("etag") as string };
    expect((await service.call("DELETE", `/resume/${email}?purge=true`, undefined, ifMatch)).status).toBe(412);
    for (const version of [1, 2, 3]) {
      expect((await service.call("GET", `/resume/${email}/history/${version}`)).body.headline).toBe(String(version));
    }
  });

  it("a share that a purge overtakes is told to be of no resume, and is not kept", async () => {
    const gate = aGate(isWrite);
    await using service = await start(gate.decide, {}, patience);
    const { email, revision } = (await service.call("POST", "/resume", aResume())).body.resume;
    const other = service.aProcess();
    gate.turnOn(async () => {
      await other("DELETE", `/resume/${email}?purge=true`);
      await other("POST", "/resume", { email, name: "After" });
    });
    expect((await service.call("POST", `/resume/${email}/shares`, {})).status).toBe(404);
    const shares = service.storage.shares(new AbortController().signal);
    expect(await shares.list({ id: revision.replace(/-\d+$/, "") })).toEqual([]);
  });

  it("a download under way shares nothing with one of the resume that takes the place of a purged one", async () => {
    const gate = aGate(isUpload);
    await using service = await start(gate.decide, {}, patience);
    const fields = aFullResume();
    const address = `/resume/${fields.email}`;
    await service.call("POST", "/resume", fields);
    const other = service.aProcess();
    let second: unknown;
    gate.turnOn(async () => {
      await other("DELETE", `${address}?purge=true`);
      await other("POST", "/resume", fields);
      second = await service.call("GET", `${address}/download`);
    });
    await service.call("GET", `${address}/download`);
    expect(second).toMatchObject({ status: 200, body: { cached: false } });
  });

  it("a download that a move overtakes leaves no file under the old email, though that move breaks off at its end", async () => {
    const gate = aGate(isUpload);
    let breaksOff = false;
    const decide = (call: Call) => (breaksOff && call.operation === "DeleteItem" ? "reset" : gate.decide(call));
    await using service = await start(decide, {}, patience);
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    const other = service.aProcess();
    gate.turnOn(async () => {
      breaksOff = true;
      await other("POST", `/resume/${email}/move`, { to: `new.${email}` });
    });
    expect((await service.call("GET", `/resume/${email}/download`)).status).toBe(404);
    expect((await service.contents()).files).toBe(0);
  });
});
