import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, NumberValue, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
let table: DynamoDBDocumentClient;
beforeAll(async () => {
  service = await startService({ STORAGE: "aws", DYNAMODB_TABLE: "ResumeTable" });
  table = DynamoDBDocumentClient.from(new DynamoDBClient(service.backends.dynamo ?? {}));
});
afterAll(() => service[Symbol.asyncDispose]());

/** An item as an earlier system left it. */
async function anOldItem(fields: Record<string, unknown>): Promise<string> {
  const email = anEmail();
  await table.send(new PutCommand({ TableName: "ResumeTable", Item: { email, ...fields } }));
  return email;
}

const old = {
  name: "Ada Example",
  phone: 390115550100,
  summary: null,
  skills: new Set(["sailing", "engines"]),
  experience: [
    {
      role: "Engineer",
      company: "Example Engines",
      start: 2019,
      end: "present",
      details: "Built the mill.\nKept it running.",
      team: "Red",
    },
  ],
  education: [{ degree: "BSc", institution: "Example University", year: 2018 }],
  last_login: 1700000000,
  theme: { colour: "red" },
};

describe("a resume that an earlier system stored", () => {
  it("loads: numbers as text, lists as lists, unknown fields under custom", async () => {
    const email = await anOldItem(old);
    const { status, body, headers } = await service.call("GET", `/resume/${email}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      email,
      name: "Ada Example",
      phone: "390115550100",
      summary: "",
      skills: expect.arrayContaining(["sailing", "engines"]),
      experience: [
        { role: "Engineer", company: "Example Engines", start: "2019", end: "present", details: ["Built the mill.", "Kept it running."] },
      ],
      education: [{ degree: "BSc", institution: "Example University", year: "2018" }],
      custom: { last_login: 1700000000, theme: { colour: "red" }, "experience.0.team": "Red" },
      version: 0,
      revision: expect.stringMatching(/^adopted-[0-9a-f]{32}-0$/),
    });
    expect(headers.get("etag")).toBe(`"${body.revision}"`);
  });

  it("keeps under custom what only has the name of a field that the model got later, in what is saved of it, too", async () => {
    const email = await anOldItem({
      contacts: [{ label: "Boss" }],
      experience: [{ role: "Engineer", id: "row-7", hidden: true, description: "Ad text", tags: ["x"], positions: [{ role: "None" }] }],
      location: { city: "Turin", text: "office" },
      presentation: { template: "modern", show_personal: true, section_titles: { skills: "Tools", photo: "Me" } },
      custom_sections: [{ title: "Talks", intro: "note", items: [{ title: "Talk", url: 5 }] }],
    });
    const expected = {
      experience: [{ role: "Engineer" }],
      location: { city: "Turin" },
      presentation: { template: "modern", section_titles: { skills: "Tools" } },
      custom_sections: [{ title: "Talks", items: [{ title: "Talk" }] }],
      custom: {
        contacts: [{ label: "Boss" }],
        "experience.0.id": "row-7",
        "experience.0.hidden": true,
        "experience.0.description": "Ad text",
        "experience.0.tags": ["x"],
        "experience.0.positions": [{ role: "None" }],
        "location.text": "office",
        "presentation.show_personal": true,
        "presentation.section_titles.photo": "Me",
        "custom_sections.0.intro": "note",
        "custom_sections.0.items.0.url": 5,
      },
    };
    const { body } = await service.call("GET", `/resume/${email}`);
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, body[name]]))).toEqual(expected);
    expect((await service.call("PUT", `/resume/${email}`, { name: "New" })).body.resume).toMatchObject(expected);
  });

  it("updates, and has an id, a version and times from then on", async () => {
    const email = await anOldItem(old);
    const { body } = await service.call("GET", `/resume/${email}`);
    const read = { "if-match": `"${body.revision}"` };
    const updated = await service.call("PUT", `/resume/${email}`, { ...body, name: "Ada Renamed" }, read);
    expect(updated).toMatchObject({
      status: 200,
      body: { resume: { name: "Ada Renamed", version: 1, custom: body.custom, updated_at: expect.any(String) } },
    });
    expect(updated.body.resume.revision).toMatch(/^adopted-[0-9a-f]{32}-1$/);
    expect((await service.call("PUT", `/resume/${email}`, { name: "Late" }, read)).status).toBe(412);
    expect((await service.call("GET", `/resume/${email}`)).body).toEqual(updated.body.resume);
  });

  it("is saved by one of two writers at once over the same reading", async () => {
    const email = await anOldItem(old);
    const etag = (await service.call("GET", `/resume/${email}`)).headers.get("etag") as string;
    const write = (name: string) => service.call("PUT", `/resume/${email}`, { name }, { "if-match": etag });
    const answers = await Promise.all([write("One"), write("Two"), write("Three")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  });

  it("downloads", async () => {
    const email = await anOldItem(old);
    const { body } = await service.call("GET", `/resume/${email}/download`);
    expect((await fetch(body.download_url)).status).toBe(200);
  });

  it("deletes, and is not overwritten by a create", async () => {
    const email = await anOldItem(old);
    expect((await service.call("POST", "/resume", { email, name: "Other" })).status).toBe(409);
    expect((await service.call("DELETE", `/resume/${email}`)).status).toBe(200);
    expect((await service.call("GET", `/resume/${email}`)).status).toBe(404);
  });

  it.each([
    ["nothing but its key", {}],
    ["skills as numbers and nulls", { skills: [1, null, "x", { name: 3 }] }],
    ["control characters", { summary: "a\u0000b\r\nc" }],
    ["nulls everywhere", { experience: [null, { details: [null, "x"], role: null }], location: null }],
    ["fields of ours with other meanings", { version: "beta", created_at: "yesterday", id: "old-7", revision: 3 }],
    ["a number for a list", { experience: 7 }],
    ["texts for objects", { experience: ["Engineer"], location: "Turin", presentation: "modern" }],
    ["a photo by address", { photo: "https://example.com/me.png" }],
    ["custom that is no object", { custom: "text", theme: "red" }],
  ])("loads with %s", async (_name, fields) => {
    const email = await anOldItem(fields);
    expect((await service.call("GET", `/resume/${email}`)).status).toBe(200);
    expect((await service.call("PUT", `/resume/${email}`, { name: "New" })).status).toBe(200);
  });

  it("keeps whole, under custom, what is over a limit or has no place", async () => {
    const [summary, year] = ["s".repeat(10_001), "y".repeat(41)];
    const skills = Array.from({ length: 201 }, (_, i) => `skill ${i}`);
    const email = await anOldItem({ summary, skills, education: [{ year }], location: "Turin", tags: new Set(["a"]) });
    const { body } = await service.call("GET", `/resume/${email}`);
    expect(body).toMatchObject({ summary: summary.slice(1), skills: skills.slice(0, 200), education: [{ year: year.slice(1) }] });
    expect(body.custom).toEqual({ summary, skills, "education.0.year": year, location: "Turin", tags: ["a"] });
  });

  it("drops nulls, and nothing else, but that a list keeps its length", async () => {
    const email = await anOldItem({ skills: ["x", null, "y"], location: { city: "Turin", region: null }, headline: null });
    const { body } = await service.call("GET", `/resume/${email}`);
    expect(body).toMatchObject({ skills: ["x", "", "y"], location: { city: "Turin" } });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(["custom"]));
  });

  it("keeps a number that JavaScript cannot hold as the text that it is", async () => {
    const email = await anOldItem({ phone: NumberValue.from("12345678901234567890"), account: NumberValue.from("98765432109876543210") });
    const { body } = await service.call("GET", `/resume/${email}`);
    expect(body).toMatchObject({ phone: "12345678901234567890", custom: { account: "98765432109876543210" } });
  });

  it("keeps more under custom than a caller may send", async () => {
    const notes = "x".repeat(20_000);
    const email = await anOldItem({ notes, "bad\u0000key": 1 });
    expect((await service.call("GET", `/resume/${email}`)).body.custom).toEqual({ notes, badkey: 1 });
    expect((await service.call("PUT", `/resume/${email}`, { name: "New" })).body.resume).toMatchObject({ name: "New", custom: { notes } });
    expect((await service.call("DELETE", `/resume/${email}`)).status).toBe(200);
  });

  it("that is too large to be saved again is told as that, and can be erased", async () => {
    // DynamoDB takes items of up to 400 KiB, and one of ours has more in it.
    const email = await anOldItem({ notes: "x".repeat(409_500) });
    expect((await service.call("GET", `/resume/${email}`)).status).toBe(200);
    for (const [method, body] of [
      ["PUT", { name: "New" }],
      ["DELETE", undefined],
    ] as const) {
      const answer = await service.call(method, `/resume/${email}`, body);
      expect(answer).toMatchObject({ status: 413, body: { code: "PAYLOAD_TOO_LARGE" } });
    }
    expect((await service.call("DELETE", `/resume/${email}?purge=true`)).status).toBe(200);
    expect((await service.call("GET", `/resume/${email}`)).status).toBe(404);
  });

  it("is a clear failure for itself alone where an item of ours is damaged", async () => {
    const email = await anOldItem({ id: "x", version: 1, writes: [], custom: "{" });
    expect(await service.call("GET", `/resume/${email}`)).toMatchObject({ status: 500, body: { message: "Internal server error" } });
    expect(service.logged.at(-2)).toMatchObject({ level: "error", procedure: "resume.get", code: "INTERNAL_SERVER_ERROR" });
    expect((await service.call("GET", "/health")).status).toBe(200);
  });

  it.each([
    ["content", { custom: "{" }],
    ["time", { created_at: 5 }],
  ])("can be erased where its %s is damaged", async (_, damage) => {
    const email = await anOldItem({ id: "x", version: 1, writes: [], ...damage });
    for (const path of ["", "/download", "/history"]) expect((await service.call("GET", `/resume/${email}${path}`)).status).toBe(500);
    expect(await service.call("DELETE", `/resume/${email}?purge=true`)).toMatchObject({ status: 200, body: { erased: { versions: 1 } } });
    expect((await service.call("GET", `/resume/${email}`)).status).toBe(404);
  });
});

it.each([{ deleted_at: true }, { updated_at: 5 }, { changed: "name" }, { same_day: "no" }])(
  "a history in which a version has %j is told as damaged, and can be erased",
  async (damage) => {
    const { email, revision } = (await service.call("POST", "/resume", { email: anEmail() })).body.resume;
    await service.call("PUT", `/resume/${email}`, { name: "Second" });
    const id = revision.replace(/-1$/, "");
    await table.send(new PutCommand({ TableName: "resumes-history", Item: { id, version: 1, writes: [], email, ...damage } }));
    expect((await service.call("GET", `/resume/${email}/history`)).status).toBe(500);
    const message = `A stored resume does not fit the model at: ${Object.keys(damage)}`;
    expect(service.logged.at(-2)).toMatchObject({ procedure: "resume.versions", error: { message } });
    expect((await service.call("DELETE", `/resume/${email}?purge=true`)).body.erased.versions).toBe(2);
  },
);
