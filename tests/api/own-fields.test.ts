import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../domain/json/json-object.ts";
import { ownFields } from "../../domain/sections/entry.ts";
import { keepOwn } from "../../domain/sections/keep-own.ts";
import { repeatedIds } from "../../domain/sections/unique-ids.ts";
import { type Door, value, ways } from "../support/doors.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import "../support/seed.ts";

/** What a caller sends who drops every field that it does not know. */
const unaware = <Value>(list: Value): Value =>
  JSON.parse(JSON.stringify(list, (name, inner) => ((ownFields as string[]).includes(name) ? undefined : inner)));

describe("what a caller keeps of entries for itself", () => {
  const own = fc.record({ hidden: fc.boolean(), tags: fc.array(fc.string()), custom: fc.dictionary(fc.string(), fc.string()) });
  const entry = fc.record({ own, role: fc.string(), positions: fc.array(fc.record({ own, role: fc.string() }), { maxLength: 3 }) });

  /** Jobs of which no two say the same, nor two positions of one, each with its own fields. */
  const jobs = fc.array(entry, { maxLength: 6 }).map((list) =>
    list.map(({ own, role, positions }, i) => ({
      role: `${i} ${role}`,
      positions: positions.map(({ own, role }, j) => ({ role: `${j} ${role}`, ...own, id: `job-${i}-${j}` })),
      ...own,
      id: `job-${i}`,
    })),
  );
  const kept = (stored: object[], sent: object[], others: JsonObject = {}) =>
    keepOwn({ experience: stored }, { experience: sent, ...others }).experience;

  it("stays with its entry wherever a caller who knows nothing of it moves that, and goes with it", () =>
    fc.assert(
      fc.property(
        jobs.chain((stored) => fc.tuple(fc.constant(stored), fc.shuffledSubarray(stored))),
        ([stored, sent]) => {
          expect(kept(stored, unaware(sent))).toEqual(sent);
        },
      ),
    ));

  it("stays at its place where such a caller writes any entry anew", () =>
    fc.assert(
      fc.property(jobs, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (stored, isNew) => {
        const sent = stored.map((job, i) => (isNew[i] ? { ...job, role: `new ${i}` } : job));
        expect(kept(stored, unaware(sent))).toEqual(sent);
      }),
    ));

  it("is as it is sent in a list that has an id, a tag or a mark of what is hidden anywhere, and never doubles an id", () =>
    fc.assert(
      fc.property(jobs, fc.constantFrom({ id: "other" }, { hidden: false }, { tags: [] }), fc.boolean(), (stored, mark, isWithin) => {
        const sent = [...unaware(stored), isWithin ? { role: "new", positions: [mark] } : { role: "new", ...mark }];
        expect(kept(stored, sent)).toEqual(sent);
        expect(repeatedIds({ experience: kept(stored, [...unaware(stored), ...unaware(stored)]) as object[] })).toEqual([]);
      }),
    ));

  it("is not given to another entry that has the same text in another field", () => {
    const stored = [
      { role: "Engineer", hidden: true },
      { role: "Acme", positions: [{ role: "Engineer" }, { role: "Lead" }] },
    ];
    const sent = [{ role: "Consultant" }, { role: "Acme AG", positions: [{ role: "Engineer" }, { role: "Lead" }] }];
    expect(kept(stored, sent)).toEqual([{ role: "Consultant", hidden: true }, sent[1]]);
  });

  it("is not left behind by an entry that moves to another list with its id", () => {
    const [left, moved] = [{ name: "Left" }, { name: "Moved", id: "a" }];
    const update = keepOwn({ projects: [moved], volunteer: [] }, { projects: [left], volunteer: [moved] });
    expect(update).toEqual({ projects: [left], volunteer: [moved] });
  });

  it("is replaced by data of the same entry that is sent", () => {
    const stored = [{ role: "A", id: "a", custom: { x: "1" } }];
    expect(kept(stored, [{ role: "A", custom: { y: "2" } }])).toEqual([{ role: "A", id: "a", custom: { y: "2" } }]);
  });
});

describe.each(ways)("own fields of entries, through %s, over %s", (_name, STORAGE, open) => {
  let service: Service;
  let door: Door;
  beforeAll(async () => {
    service = await startService({ STORAGE });
    door = open(service);
  });
  afterAll(() => service[Symbol.asyncDispose]());

  const experience = [
    { role: "Shown", id: "job-1", tags: ["web"], custom: { source: "import" } },
    { role: "Hidden", hidden: true, positions: [{ role: "Within", id: "job-2" }] },
  ];

  it("come back as they were sent, and stay where a caller who knows nothing of them updates the list", async () => {
    const email = anEmail();
    expect(value(await door.create({ email, experience })).resume.experience).toEqual(experience);
    const changed = experience.map((job, i) => (i === 0 ? { ...job, role: "Renamed" } : job));
    expect(value(await door.update(email, { experience: unaware(changed) })).resume.experience).toEqual(changed);
    expect(value(await door.update(email, { experience: unaware(changed) })).resume.version).toBe(2);
    const known = [{ role: "Renamed" }, { role: "Hidden", hidden: false }];
    expect(value(await door.update(email, { experience: known })).resume.experience).toEqual(known);
  });

  it("are left by null, which says nothing, and go with any other value, which says that the sender knows them", async () => {
    const email = anEmail();
    const stored = [
      { role: "Shown", id: "job-1" },
      { role: "Hidden", hidden: true, tags: ["web"] },
    ];
    await door.create({ email, experience: stored });
    const update = async (own: object) => {
      const experience = [{ role: "Shown" }, { role: "Hidden", ...own }];
      return value(await door.update(email, { experience } as never)).resume.experience;
    };
    expect(await update({ id: null, hidden: null, tags: null })).toEqual(stored);
    expect(await update({ tags: [] })).toEqual([{ role: "Shown" }, { role: "Hidden", tags: [] }]);
    expect(await update({ hidden: false })).toEqual([{ role: "Shown" }, { role: "Hidden", hidden: false }]);
    expect(await update({})).toEqual([{ role: "Shown" }, { role: "Hidden", hidden: false }]);
  });

  it("change no file: neither they nor what a hidden entry says makes a new one", async () => {
    const email = anEmail();
    await door.create({ email, name: "Ada Example", experience });
    const first = value(await door.download(email));
    const others = [
      { role: "Shown", id: "other", tags: [], custom: { source: "form" } },
      { role: "Canary", hidden: true },
    ];
    await door.update(email, { experience: others });
    expect(value(await door.download(email))).toMatchObject({ cached: true, sha256: first.sha256 });
    await door.update(email, { experience: [...others, { role: "New" }] });
    expect(value(await door.download(email)).cached).toBe(false);
  });

  it("refuse an id that another entry has, and name the second one", async () => {
    const email = anEmail();
    const twice = { experience, projects: [{ name: "Mill" }, { name: "Reader", id: "job-2" }] };
    const issues = [{ path: "projects[1].id", code: "not_valid", message: expect.stringContaining("unique") }];
    expect(await door.create({ email, ...twice })).toMatchObject({ code: "BAD_REQUEST", issues });
    await door.create({ email, experience });
    expect(await door.update(email, { projects: twice.projects })).toMatchObject({ code: "BAD_REQUEST", issues });
  });

  it("refuse more than 2 kB of data, and data that is no flat text", async () => {
    const issuesOf = async (custom: object) => {
      const answer = (await door.create({ email: anEmail(), awards: [{ title: "Prize", custom }] })) as { issues?: { path: string }[] };
      return answer.issues?.map(({ path }) => path);
    };
    expect(await issuesOf({ a: "x".repeat(1_500), b: "x".repeat(600) })).toEqual(["awards[0].custom"]);
    expect(await issuesOf({ a: { b: "c" } })).toEqual(["awards[0].custom.a"]);
    expect(await issuesOf({ a: "x".repeat(1_900) })).toBeUndefined();
  });
});

describe.each(ways)("the level of a skill, through %s, over %s", (_name, STORAGE, open) => {
  it("may be a number, which is kept as its decimal text", async () => {
    await using service = await startService({ STORAGE });
    const door: Door = open(service);
    const email = anEmail();
    const created = value(await door.create({ email, skills: ["Go", { name: "Sailing", level: 4.5 }] }));
    expect(created.resume.skills).toEqual(["Go", { name: "Sailing", level: "4.5" }]);
    expect(value(await door.update(email, { skills: [{ name: "Sailing", level: 80 }] })).resume.skills[0].level).toBe("80");
  });
});

describe("an entry that a caller who knows nothing of own fields has edited", () => {
  const jobs = ["A", "B", "C"].map((role) => ({ role, company: `Example ${role}`, start: "2019", end: "", details: [`Did ${role}.`] }));
  const stored = jobs.map((job, i) => ({ ...job, id: `job-${i}`, hidden: i === 1 }));
  const [a, b, c] = stored;
  const edit = (job: object | undefined) => ({ ...job, details: ["Did more.", "And more."] });
  it.each([
    ["an entry was added before it", [{ role: "D" }, a, edit(b), c]],
    ["an entry before it was removed", [edit(b), c]],
    ["it was moved", [a, c, edit(b)]],
    ["all were edited and turned around", [edit(c), edit(b), edit(a)]],
    ["another took the place of one that was removed", [edit(b), c, { role: "D" }]],
  ])("keeps what is its own where %s at the same time", (_name, meant) => {
    expect(keepOwn({ experience: stored }, { experience: unaware(meant) })).toEqual({ experience: meant });
  });
});

describe("an entry of two texts, of which a caller who knows nothing of own fields has edited one at most", () => {
  const entry = (i: number) => ({ id: `${i}`, hidden: i % 2 === 0, language: `Language ${i}`, fluency: `Level ${i}` });
  const edit = fc.record({ way: fc.constantFrom("language", "fluency", "move", "remove", "add"), at: fc.nat(99), to: fc.nat(99) });

  it("keeps what is its own, whatever else was edited, moved, removed and added at the same time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(edit, { maxLength: 8 }), (count, edits) => {
        const stored = Array.from({ length: count }, (_, i) => entry(i));
        const meant: { id?: string; language: string; fluency: string }[] = [...stored];
        const edited = new Set<string | undefined>();
        for (const [n, { way, at, to }] of edits.entries()) {
          const place = at % Math.max(1, meant.length);
          const [chosen] = way === "add" ? [{ language: `New ${n}`, fluency: `New level ${n}` }] : meant.splice(place, 1);
          if (!chosen || way === "remove") continue;
          const isEdited = (way === "language" || way === "fluency") && chosen.id !== undefined && !edited.has(chosen.id);
          if (isEdited) edited.add(chosen.id);
          const isMoved = way === "move" || way === "add";
          meant.splice(isMoved ? to % (meant.length + 1) : place, 0, isEdited ? { ...chosen, [way]: `Edited ${n}` } : chosen);
        }
        const { languages } = keepOwn({ languages: stored }, { languages: unaware(meant) }) as { languages: object[] };
        for (const [i, one] of meant.entries()) if (one.id !== undefined) expect(languages[i]).toEqual(one);
      }),
      { numRuns: 500 },
    );
  });
});

describe("an entry that is new", () => {
  const stored = [
    { role: "A", id: "a" },
    { role: "B", id: "b" },
  ];
  it.each([
    ["where another goes", [{ role: "B" }, { role: "C" }], [{ role: "B", id: "b" }, { role: "C" }]],
    ["in a list that is shorter", [{ role: "C" }], [{ role: "C" }]],
    ["in a list that is longer", [{ role: "C" }, { role: "B" }, { role: "D" }], [{ role: "C" }, { role: "B", id: "b" }, { role: "D" }]],
  ])("gets nothing of what the caller keeps of others: %s", (_name, sent, kept) => {
    expect(keepOwn({ experience: stored }, { experience: sent })).toEqual({ experience: kept });
  });
});
