import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limits } from "../../domain/fields/limits.ts";
import { type Door, value, ways } from "../support/doors.ts";
import { aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const mill = { id: "mill", role: "Engineer", company: "Example Mills", details: ["Built the mill.", "Mended it."] };
const bakery = { id: "bakery", role: "Baker", company: "Example Bakery", tags: ["food"] };
const ship = { id: "ship", role: "Captain", company: "Example Lines", tags: ["sea"] };
const secret = { id: "secret", role: "Spy", hidden: true };

const aMaster = (variants?: object) =>
  aResume({
    headline: "Engineer",
    presentation: { template: "classic", locale: "en" },
    skills: ["TypeScript"],
    experience: [mill, bakery, ship, secret],
    ...(variants && { variants }),
  } as never);

describe.each(ways)("through %s, over %s", (_name, STORAGE, open) => {
  let service: Service;
  let door: Door;
  beforeAll(async () => {
    service = await startService({ STORAGE });
    door = open(service);
  });
  afterAll(() => service[Symbol.asyncDispose]());

  const stored = async (variants?: object) => {
    const master = aMaster(variants);
    value(await door.create(master));
    return master.email;
  };
  const face = (email: string, variant: string) => door.call("resume.get", { email, variant });

  it("reads a resume as its variant changes it", async () => {
    const acme = {
      title: "For Example Ltd",
      content: { headline: "Baker", phone: "+39 011 555 0199", presentation: { template: "modern", locale: null } },
      entries: { mill: { role: "Lead engineer", details: ["Built the mill."] }, ship: null },
      add: { experience: [{ id: "cafe", role: "Cook" }], skills: ["Bread"] },
      order: { experience: ["cafe", "mill"] },
    };
    const email = await stored({ acme });
    const read = value(await face(email, "acme"));
    expect(read).toMatchObject({
      email,
      name: "Ada Example",
      headline: "Baker",
      phone: "+39 011 555 0199",
      presentation: { template: "modern" },
      skills: ["TypeScript", "Bread"],
      version: 1,
      variant: "acme",
    });
    expect(read.presentation).not.toHaveProperty("locale");
    expect(read.experience).toEqual([
      { id: "cafe", role: "Cook" },
      bakery,
      { ...mill, role: "Lead engineer", details: ["Built the mill."] },
    ]);
    expect(read).not.toHaveProperty("variants");
    expect(value(await door.get(email)).variants).toEqual({ acme });
  });

  it("shows of the entries those with a tag of the variant, and those without any", async () => {
    const email = await stored({ sailor: { tags: ["sea", "harbour"] } });
    expect(value(await face(email, "sailor")).experience).toEqual([mill, ship]);
  });

  it("mends a variant with the resume", async () => {
    const email = await stored({ acme: { entries: { mill: { role: "Lead engineer" } } } });
    await door.update(email, { experience: [{ ...mill, company: "Example Mills Ltd" }, ship] });
    expect(value(await face(email, "acme")).experience).toEqual([{ ...mill, role: "Lead engineer", company: "Example Mills Ltd" }, ship]);
  });

  it("says of an unknown name which there are", async () => {
    const email = await stored({ acme: {}, other: {} });
    const unknown = { code: "NOT_FOUND", detail: expect.stringContaining("acme, other") };
    expect(await face(email, "constructor")).toMatchObject(unknown);
    expect(await door.download(email, { variant: "nobody" })).toMatchObject(unknown);
    expect(await door.ats(email, { variant: "nobody" })).toMatchObject(unknown);
    expect(await face(email, "No Name")).toMatchObject({ code: "BAD_REQUEST", issues: [{ path: "variant" }] });
  });

  it("merges variants by name, and replaces each as a whole, nulls and all", async () => {
    const email = await stored({ one: { title: "One", content: { headline: "First" } }, two: { title: "Two" } });
    const { resume } = value(await door.update(email, { variants: { one: { content: { headline: null } }, three: {} } }));
    expect(resume.variants).toEqual({ one: { content: { headline: null } }, two: { title: "Two" }, three: {} });
    expect(value(await face(email, "one"))).not.toHaveProperty("headline");
    expect(value(await door.update(email, { variants: { one: null, nobody: null } })).resume.variants).toEqual({
      two: { title: "Two" },
      three: {},
    });
    expect(value(await door.update(email, { variants: null })).resume).not.toHaveProperty("variants");
  });

  it.each([
    ["a name that is none", { "No Name": {} }, /^variants/],
    ["an unknown part", { acme: { contents: {} } }, /^variants\.acme\.contents$/],
    ["an unknown field", { acme: { content: { headlin: "x" } } }, /^variants\.acme\.content\.headlin$/],
    ["a list in content", { acme: { content: { skills: [] } } }, /^variants\.acme\.content\.skills$/],
    ["the email in content", { acme: { content: { email: "b@example.com" } } }, /^variants\.acme\.content\.email$/],
    ["data of the caller's own in content", { acme: { content: { custom: {} } } }, /^variants\.acme\.content\.custom$/],
    ["an entry that there is not", { acme: { entries: { nobody: null } } }, /^variants\.acme\.entries\.nobody$/],
    ["an unknown field of an entry", { acme: { entries: { mill: { rol: "x" } } } }, /^variants\.acme\.entries\.mill\.rol$/],
    ["an unknown field that is null", { acme: { entries: { mill: { rol: null } } } }, /^variants\.acme\.entries\.mill\.rol$/],
    ["a wrong type in an entry", { acme: { entries: { ship: { role: 7 } } } }, /^variants\.acme\.entries\.ship\.role$/],
    ["another id for an entry", { acme: { entries: { ship: { id: "boat" } } } }, /^variants\.acme\.entries\.ship\.id$/],
    [
      "a wrong type in an entry of its own",
      { acme: { add: { experience: [{ role: 7 }] } } },
      /^variants\.acme\.add\.experience\[0\]\.role$/,
    ],
    ["an order of what there is not", { acme: { order: { experience: ["ship", "boat"] } } }, /^variants\.acme\.order\.experience\[1\]$/],
    [
      "an entry that stands in an order twice",
      { acme: { order: { experience: ["ship", "ship"] } } },
      /^variants\.acme\.order\.experience\[1\]$/,
    ],
    [
      "an id of its own that another entry has",
      { acme: { add: { experience: [{ id: "ship" }] } } },
      /^variants\.acme\.add\.experience\[0\]\.id$/,
    ],
    ["a list that it makes too long", { acme: { add: { experience: Array(100).fill({}) } } }, /^variants\.acme\.add\.experience$/],
    ["too many", Object.fromEntries(Array.from({ length: limits.variants + 1 }, (_, i) => [`v${i}`, {}])), /^variants$/],
  ])("refuses %s", async (_what, variants, path) => {
    const refused = { code: "BAD_REQUEST", issues: [{ path: expect.stringMatching(path) }] };
    expect(await door.create(aMaster(variants))).toMatchObject(refused);
    const email = await stored();
    expect(await door.update(email, { variants })).toMatchObject(refused);
    expect(value(await door.get(email))).toMatchObject({ version: 1 });
  });

  it("lets a change of the resume break a variant, says so, and shows nothing in its place", async () => {
    const email = await stored({ acme: { entries: { ship: null } }, fine: {} });
    const written = value(await door.update(email, { experience: [mill] }));
    expect(written.warnings).toEqual([expect.stringMatching(/^variants\.acme\.entries\.ship names no entry of the resume/)]);
    const conflict = { code: "CONFLICT", issues: [{ path: "variants.acme.entries.ship" }] };
    expect(await face(email, "acme")).toMatchObject(conflict);
    expect(await door.download(email, { variant: "acme" })).toMatchObject(conflict);
    expect(await door.ats(email, { variant: "acme" })).toMatchObject(conflict);
    expect(value(await face(email, "fine")).experience).toEqual([mill]);
    // It is stored still: a write of the whole as it was read is taken, and warned of again.
    const { revision: _, ...whole } = value(await door.get(email));
    expect(value(await door.update(email, { ...whole, headline: "Another" })).warnings).toHaveLength(1);
    expect(await door.update(email, { variants: { acme: { entries: { ship: null }, title: "Another" } } })).toMatchObject({
      code: "BAD_REQUEST",
    });
    expect(value(await door.update(email, { variants: { acme: { entries: { mill: null } } } })).warnings).toEqual([]);
    expect(value(await face(email, "acme")).experience).toEqual([]);
  });

  it("takes no face for a resume", async () => {
    const email = await stored({ acme: {} });
    const read = value(await face(email, "acme"));
    const refused = { code: "BAD_REQUEST", issues: [{ path: "variant", message: expect.stringContaining("variantFrom") }] };
    expect(await door.update(email, read)).toMatchObject(refused);
    expect(await door.create(read)).toMatchObject(refused);
  });

  it("renders a face in its own presentation, once", async () => {
    const email = await stored({ modern: { content: { presentation: { template: "modern" } } }, same: { title: "As it is" } });
    const itself = value(await door.download(email));
    expect(value(await door.download(email, { variant: "same" }))).toMatchObject({ cached: true, sha256: itself.sha256 });
    const modern = value(await door.download(email, { variant: "modern" }));
    expect(modern).toMatchObject({ cached: false });
    expect(modern.sha256).not.toBe(itself.sha256);
    expect(value(await door.download(email, { variant: "modern" }))).toMatchObject({ cached: true, sha256: modern.sha256 });
    expect(value(await door.ats(email, { variant: "modern" }))).toMatchObject({ template: "modern" });
  });

  it("renders and checks a face of a resume that is not stored", async () => {
    const resume = aMaster({ acme: { entries: { ship: null } }, wrong: { entries: { boat: null } } });
    const text = async (variant?: string) => {
      const { file } = value(
        await door.call("resume.render", {
          resume,
          template: "classic",
          format: "md",
          ...(variant && { variant }),
          ...(isRest && { as: "json" }),
        }),
      );
      return Buffer.from(file, "base64").toString();
    };
    const isRest = _name.includes("REST");
    const [itself, face] = [await text(), await text("acme")];
    expect(itself).toContain("Captain");
    expect(itself + face).not.toContain("Spy");
    expect(face).not.toContain("Captain");
    const checked = value(await door.call("resume.validate", { resume }));
    expect(checked).toMatchObject({ valid: false, issues: [{ path: "variants.wrong.entries.boat" }] });
  });

  it("keeps variants in the history, and restores and erases them with the resume", async () => {
    const email = await stored({ acme: { content: { headline: "First" } } });
    await door.update(email, { variants: { acme: { content: { headline: "Second" } } } });
    expect(value(await door.versions(email)).versions[0]).toMatchObject({ changed: ["variants"] });
    expect(value(await door.version(email, 1)).variants.acme.content.headline).toBe("First");
    await door.restore(email, 1);
    expect(value(await face(email, "acme")).headline).toBe("First");
    await door.delete(email);
    expect(await face(email, "acme")).toMatchObject({ code: "NOT_FOUND" });
    await door.restore(email);
    expect(value(await face(email, "acme")).headline).toBe("First");
    await door.purge(email);
    expect(await face(email, "acme")).toMatchObject({ code: "NOT_FOUND" });
  });
});
