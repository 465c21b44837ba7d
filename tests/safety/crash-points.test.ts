import { describe, expect, it } from "vitest";
import type { Fate } from "../support/backend.ts";
import { aResume } from "../support/resumes.ts";
import { isRead, type StorageService, services } from "../support/services.ts";
import { wholeHistory } from "../support/whole-history.ts";

/*
 * Cuts each operation off before and after each of its calls to the backends, as a crash would, and looks at what is there then.
 */

/** Breaks every connection from the `first` call on, each before or after it was carried out, while it is on. */
function aCut() {
  let state: { first: number; fate: Fate } | undefined;
  let count = 0;
  const decide = (call: { operation: string }): Fate => {
    // What only reads is not what is cut off.
    if (!state || isRead(call)) return "pass";
    const at = count++;
    if (at < state.first) return "pass";
    return at === state.first ? state.fate : "reset";
  };
  return {
    decide,
    start(first: number, fate: Fate) {
      count = 0;
      state = { first, fate };
    },
    /** How many calls there were. */
    stop() {
      state = undefined;
      return count;
    },
  };
}

/** A resume of three versions, and its PDF. */
async function aStored(service: StorageService) {
  const { email } = (await service.call("POST", "/resume", aResume({ headline: "1" }))).body.resume;
  await service.call("PUT", `/resume/${email}`, { headline: "2" });
  await service.call("PUT", `/resume/${email}`, { headline: "3" });
  await service.call("GET", `/resume/${email}/download`);
  return `/resume/${email}`;
}

const history = (service: StorageService, address: string) => wholeHistory(service.call, address);

const fates = ["reset", "lose"] as const;

describe.each(Object.entries(services))("over %s,", (_, { start, writes, purges: calls, moves }) => {
  async function aService() {
    const cut = aCut();
    return { service: await start(cut.decide), cut };
  }

  const cuts = Array.from({ length: writes }, (_, call) => fates.map((fate) => [call, fate] as const)).flat();
  const isLast = (call: number, fate: Fate) => call === writes - 1 && fate === "lose";

  describe("a write that is cut off", () => {
    it.each(cuts)("at call %i (%s): an update leaves the old version or the new one, and its history whole", async (call, fate) => {
      const { service, cut } = await aService();
      await using _ = service;
      const address = await aStored(service);
      cut.start(call, fate);
      expect((await service.call("PUT", address, { headline: "4" })).status).toBe(503);
      cut.stop();
      const isStored = isLast(call, fate);
      expect(await history(service, address)).toEqual(isStored ? ["1", "2", "3", "4"] : ["1", "2", "3"]);
      expect((await service.call("PUT", address, { headline: "4" })).body.resume).toMatchObject({ version: 4, headline: "4" });
      expect(await history(service, address)).toEqual(["1", "2", "3", "4"]);
    });

    it.each(cuts)("at call %i (%s): another writer's version comes in between, and none is lost", async (call, fate) => {
      const { service, cut } = await aService();
      await using _ = service;
      const address = await aStored(service);
      cut.start(call, fate);
      await service.call("PUT", address, { headline: "4" });
      cut.stop();
      const isStored = isLast(call, fate);
      await service.call("PUT", address, { headline: "other" });
      expect(await history(service, address)).toEqual(isStored ? ["1", "2", "3", "4", "other"] : ["1", "2", "3", "other"]);
    });

    it.each(cuts)("at call %i (%s): a delete happens or not, and can be undone", async (call, fate) => {
      const { service, cut } = await aService();
      await using _ = service;
      const address = await aStored(service);
      cut.start(call, fate);
      expect((await service.call("DELETE", address)).status).toBe(503);
      cut.stop();
      const isDeleted = isLast(call, fate);
      expect((await service.call("GET", address)).status).toBe(isDeleted ? 404 : 200);
      expect((await service.call("POST", `${address}/restore`)).body.resume.headline).toBe("3");
      expect(await history(service, address)).toEqual(isDeleted ? ["1", "2", "3", "deleted", "3"] : ["1", "2", "3"]);
    });

    it.each(cuts)("at call %i (%s): a restore happens or not", async (call, fate) => {
      const { service, cut } = await aService();
      await using _ = service;
      const address = await aStored(service);
      cut.start(call, fate);
      expect((await service.call("POST", `${address}/restore`, { version: 1 })).status).toBe(503);
      cut.stop();
      expect((await service.call("POST", `${address}/restore`, { version: 1 })).body.resume).toMatchObject({ version: 4, headline: "1" });
      expect(await history(service, address)).toEqual(["1", "2", "3", "1"]);
    });
  });

  describe("a write of a share that is cut off", () => {
    async function aShared() {
      const { service, cut } = await aService();
      const address = await aStored(service);
      const make = () => service.call("POST", `${address}/shares`, {});
      const { share } = (await make()).body;
      const read = async () =>
        (await service.call("GET", new URL(share.url, "http://service.test").pathname, undefined, { "user-agent": "Firefox" })).status;
      const shares = async () => (await service.call("GET", `${address}/shares`)).body.shares;
      return { service, cut, address, at: `${address}/shares/${share.id}`, make, read, shares };
    }

    it.each(fates)("(%s): a new share is there or not, and the one before it stays", async (fate) => {
      const { service, cut, make, read, shares } = await aShared();
      await using _ = service;
      cut.start(0, fate);
      expect((await make()).status).toBe(503);
      cut.stop();
      expect(await shares()).toHaveLength(fate === "lose" ? 2 : 1);
      expect(await read()).toBe(200);
      expect((await make()).status).toBe(201);
    });

    it.each(fates)("(%s): a change is made whole or not at all, and can be repeated", async (fate) => {
      const { service, cut, at, read, shares } = await aShared();
      await using _ = service;
      const change = { hide: ["phone"], indexed: true };
      cut.start(0, fate);
      expect((await service.call("PUT", at, change)).status).toBe(503);
      cut.stop();
      expect(await shares()).toMatchObject([fate === "lose" ? change : { hide: [], indexed: false }]);
      expect(await read()).toBe(200);
      expect((await service.call("PUT", at, change)).status).toBe(200);
      expect(await shares()).toMatchObject([change]);
    });

    it.each(fates)("(%s): a link that is revoked is dead or not, and repeating that ends it", async (fate) => {
      const { service, cut, at, read, shares } = await aShared();
      await using _ = service;
      cut.start(0, fate);
      expect((await service.call("DELETE", at)).status).toBe(503);
      cut.stop();
      expect(await read()).toBe(fate === "lose" ? 404 : 200);
      expect((await service.call("DELETE", at)).status).toBe(fate === "lose" ? 404 : 200);
      expect(await read()).toBe(404);
      expect(await shares()).toEqual([]);
    });
  });

  describe("a move that is cut off", () => {
    const to = "moved@example.com";

    async function aMove() {
      const { service, cut } = await aService();
      const address = await aStored(service);
      const { share } = (await service.call("POST", `${address}/shares`, {})).body;
      const read = () => service.call("GET", new URL(share.url, "http://service.test").pathname, undefined, { "user-agent": "Firefox" });
      const move = () => service.call("POST", `${address}/move`, { to });
      return { service, cut, address, read, move };
    }

    it("makes as many calls that change something as there are things to move", async () => {
      const { service, cut, move } = await aMove();
      await using _ = service;
      cut.start(99, "reset");
      expect((await move()).status).toBe(200);
      expect(cut.stop()).toBe(moves);
    });

    const points = Array.from({ length: moves }, (_, call) => fates.map((fate) => [call, fate] as const)).flat();

    it.each(points)("at call %i (%s) loses nothing, is never in two places, and goes on when it is repeated", async (call, fate) => {
      const { service, cut, address, read, move } = await aMove();
      await using _ = service;
      cut.start(call, fate);
      expect((await move()).status).toBe(503);
      cut.stop();
      const statuses = [(await service.call("GET", address)).status, (await service.call("GET", `/resume/${to}`)).status];
      expect(statuses).not.toEqual([200, 200]);
      expect([200, 404]).toContain((await move()).status);
      expect((await service.call("GET", address)).status).toBe(404);
      expect(await history(service, `/resume/${to}`)).toEqual(["1", "2", "3", "3"]);
      expect((await read()).status).toBe(200);
      expect((await service.call("GET", `/resume/${to}/download`)).status).toBe(200);
      expect((await service.call("DELETE", `/resume/${to}?purge=true`)).status).toBe(200);
      expect(await service.contents()).toMatchObject({ items: 0, rows: 0 });
    });

    it.each(points)("at call %i (%s) is ended by the sweep, if nobody repeats it", async (call, fate) => {
      const { service, cut, address, read, move } = await aMove();
      await using _ = service;
      cut.start(call, fate);
      await move();
      cut.stop();
      await service.storage.sweep(AbortSignal.timeout(100_000));
      const place = (await service.call("GET", address)).status === 200 ? address : `/resume/${to}`;
      expect((await history(service, place)).slice(0, 3)).toEqual(["1", "2", "3"]);
      expect((await read()).status).toBe(200);
      const elsewhere = place === address ? `/resume/${to}` : address;
      expect((await service.call("POST", "/resume", { email: decodeURIComponent(elsewhere.slice(8)) })).status).toBe(201);
    });

    it.each(points)("at call %i (%s) gives way to nothing that comes in between", async (call, fate) => {
      const { service, cut, address, move } = await aMove();
      await using _ = service;
      cut.start(call, fate);
      await move();
      cut.stop();
      const made = (await service.call("POST", "/resume", { email: to, name: "Other" })).status;
      const erased = (await service.call("DELETE", `${address}?purge=true`)).status;
      const again = (await move()).status;
      const { body } = await service.call("GET", `/resume/${to}`);
      // Whoever was first at the new email has it; the resume is there, or where it was, unless it was purged.
      expect(body.name).toBe(made === 201 ? "Other" : "Ada Example");
      const there = made === 201 ? address : `/resume/${to}`;
      if (erased === 200) expect(again).toBe(404);
      else expect((await history(service, there)).slice(0, 3)).toEqual(["1", "2", "3"]);
    });
  });

  describe("a purge that is cut off", () => {
    it("makes as many calls that change something as there are things to erase", async () => {
      const { service, cut } = await aService();
      await using _ = service;
      const address = await aStored(service);
      cut.start(99, "reset");
      expect((await service.call("DELETE", `${address}?purge=true`)).body.erased).toEqual({ versions: 3, pdfs: 1 });
      expect(cut.stop()).toBe(calls);
    });

    const points = Array.from({ length: calls }, (_, call) => fates.map((fate) => [call, fate] as const)).flat();

    it.each(points)("at call %i (%s) shows nothing half erased, and goes on when it is repeated", async (call, fate) => {
      const { service, cut } = await aService();
      await using _ = service;
      const address = await aStored(service);
      cut.start(call, fate);
      expect((await service.call("DELETE", `${address}?purge=true`)).status).toBe(503);
      cut.stop();
      const isMarked = call > 0 || fate === "lose";
      for (const path of ["", "/history", "/history/1", "/download"]) {
        expect((await service.call("GET", address + path)).status).toBe(isMarked ? 404 : 200);
      }
      if (isMarked) expect((await service.call("POST", `${address}/restore`)).status).toBe(404);
      const isDone = call === calls - 1 && fate === "lose";
      expect((await service.call("DELETE", `${address}?purge=true`)).status).toBe(isDone ? 404 : 200);
      expect(await service.contents()).toEqual({ items: 0, rows: 0, files: 0 });
    });

    it.each(points)("at call %i (%s) does not keep the email from being used again, nor leave anything behind", async (call, fate) => {
      const { service, cut } = await aService();
      await using _ = service;
      const address = await aStored(service);
      cut.start(call, fate);
      await service.call("DELETE", `${address}?purge=true`);
      cut.stop();
      const fresh = { email: decodeURIComponent(address.split("/")[2] ?? ""), name: "Fresh" };
      const isMarked = call > 0 || fate === "lose";
      const answer = await service.call("POST", "/resume", fresh);
      expect(answer.status).toBe(isMarked ? 201 : 409);
      if (isMarked) expect(await service.contents()).toEqual({ items: 1, rows: 0, files: 0 });
    });
  });
});
