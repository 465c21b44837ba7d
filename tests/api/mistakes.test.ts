import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, startService } from "../support/service.ts";

/*
 * What front-end developers get wrong in their first hour. The answer alone says what to change, and where.
 */

let service: Service;
const email = "ada@example.com";

beforeAll(async () => {
  service = await startService();
  await service.call("POST", "/resume", { email, name: "Ada" });
});
afterAll(() => service[Symbol.asyncDispose]());

const create = (fields: object) => service.call("POST", "/resume", { email: "new@example.com", ...fields });
const entry = (list: string, fields: object) => ({ [list]: [fields] });

describe("a name that is wrong", () => {
  it.each([
    ["experiences", {}, "experience"],
    ["fullName", {}, "name"],
    ["Name", {}, "name"],
    ["work", {}, "experience"],
    ["jobTitle", {}, "headline"],
    ["phoneNumber", {}, "phone"],
    ["hobbies", {}, "interests"],
    ["certificates", {}, "certifications"],
    ["socialLinks", {}, "profiles"],
    ["skils", {}, "skills"],
    ["educaton", {}, "education"],
    ["customSections", {}, "custom_sections"],
    ["sectionOrder", {}, "presentation.section_order"],
    ["template", {}, "presentation.template"],
    ["city", {}, "location.city"],
    ["experience[0].startDate", entry("experience", { startDate: "2020" }), "start"],
    ["experience[0].position", entry("experience", { position: "x" }), "role"],
    ["experience[0].highlights", entry("experience", { highlights: [] }), "details"],
    ["education[0].studyType", entry("education", { studyType: "x" }), "degree"],
    ["education[0].school", entry("education", { school: "x" }), "institution"],
    ["education[0].gpa", entry("education", { gpa: "4" }), "score"],
    ["languages[0].level", entry("languages", { level: "C1" }), "fluency"],
    ["location.postalCode", { location: { postalCode: "1" } }, "postal_code"],
    ["presentation.accentColor", { presentation: { accentColor: "#112233" } }, "accent_color"],
    ["presentation.theme", { presentation: { theme: "modern" } }, "template"],
    ["proffesion", {}, "headline"],
    ["mobileNumber", {}, "phone"],
    ["avatarUrl", {}, "photo"],
    ["portfolioUrl", {}, "url"],
    ["linkedIn", {}, "profiles"],
    ["technicalSkills", {}, "skills"],
    ["hobby", {}, "interests"],
    ["fontFamily", {}, "presentation.typeface"],
    ["country", {}, "location.country_code"],
    ["experience[0].responsibilites", entry("experience", { responsibilites: [] }), "details"],
    ["experience[0].startYear", entry("experience", { startYear: "2020" }), "start"],
    ["experience[0].current", entry("experience", { current: true }), "end"],
    ["references[0].title", entry("references", { title: "x" }), "position"],
    ["projects[0].title", entry("projects", { title: "x" }), "name"],
    ["variants.acme.headlin", { variants: { acme: { headlin: "x" } } }, "content.headline"],
    ["variants.acme.content.headlin", { variants: { acme: { content: { headlin: "x" } } } }, "headline"],
    ["custom_sections[0].items[0].heading", { custom_sections: [{ items: [{ heading: "x" }] }] }, "title"],
  ])("is told with the right one: %s", async (path, fields, suggestion) => {
    const sent = Object.keys(fields).length > 0 ? fields : { [path]: "x" };
    const { status, body } = await create(sent);
    expect({ status, issues: body.issues }).toEqual({
      status: 400,
      issues: [{ path, code: "unknown_field", message: `is not a known field: did you mean \`${suggestion}\`?`, suggestion }],
    });
    expect(body.message).toContain(path);
  });

  it.each(["basics", "resume", "personalInfo"])("of an object around the fields says where they go: %s", async (name) => {
    const { body } = await create({ [name]: { name: "Ada" } });
    expect(body.issues).toEqual([{ path: name, code: "unknown_field", message: expect.stringContaining("at the top level: name, email") }]);
  });

  it("of any other object around the fields says where they go", async () => {
    const { body } = await create({ json: { name: "Ada" }, experience: [{ job: 1, fields: { role: "x" } }] });
    expect(body.issues.map(({ path, message }: { path: string; message: string }) => [path, message])).toEqual([
      ["experience[0].job", "is not a known field: did you mean `role`?"],
      ["experience[0].fields", "is not a known field: put what is in it one level up"],
      ["json", "is not a known field: put what is in it at the top level"],
    ]);
  });

  it("is told of a share, which has no custom", async () => {
    const { body } = await service.call("POST", `/resume/${email}/shares`, { expiresAt: "2099-01-01", zzz: 1 });
    expect(body.issues.map(({ message }: { message: string }) => message)).toEqual([
      "is not a known field: did you mean `expires_at`?",
      "is not a known field: remove it",
    ]);
  });

  it("without one that is like it is told to go, or to custom where there is that", async () => {
    const { body } = await create({ zzz: 1, experience: [{ zzz: 1 }] });
    expect(body.issues.map(({ message }: { message: string }) => message)).toEqual([
      "is not a known field: remove it",
      "is not a known field: remove it, or keep data of your own under custom",
    ]);
  });

  it("is told over tRPC as well", async () => {
    const response = await fetch(`${service.url}/trpc/resume.create`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: "new@example.com", experiences: [] }),
    });
    const { error } = (await response.json()) as { error: { data: { detail: string; issues: object[] } } };
    expect(error.data.issues).toMatchObject([{ path: "experiences", suggestion: "experience" }]);
    expect(error.data.detail).toContain("experiences");
  });

  it("is not looked for a hundred thousand times", async () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, 1]));
    const { body } = await create(many);
    expect(body.issues).toHaveLength(101);
  });
});

describe("a value that is wrong", () => {
  it.each([
    ["presentation.template", { presentation: { template: "Modern" } }, "modern"],
    ["presentation.page_size", { presentation: { page_size: "a4" } }, "A4"],
    ["presentation.section_order[0]", { presentation: { section_order: ["work"] } }, "experience"],
    ["presentation.direction", { presentation: { direction: "RTL" } }, "rtl"],
    ["presentation.page_size", { presentation: { page_size: "US Letter" } }, "Letter"],
  ])("is told with the right one: %s", async (path, fields, suggestion) => {
    const { body } = await create(fields);
    expect(body.issues).toMatchObject([{ path, code: "unknown_value", expected: expect.stringContaining(suggestion), suggestion }]);
  });

  it.each([
    ["name", { name: 3 }, "text", "a number"],
    ["skills", { skills: "TypeScript" }, "a list", "text"],
    ["experience", { experience: {} }, "a list", "a JSON object"],
    ["languages[0]", { languages: ["English"] }, "a JSON object", "text"],
    ["skills[0]", { skills: [7] }, "text or a JSON object", "a number"],
    ["variants", { variants: [] }, "a JSON object", "a list"],
    ["summary", { summary: ["a"] }, "text", "a list"],
  ])("of another type is told with both types: %s", async (path, fields, expected, received) => {
    const { body } = await create(fields);
    expect(body.issues).toEqual([{ path, code: "wrong_type", message: `must be ${expected}`, expected, received }]);
  });

  it.each([
    ["presentation.accent_color", { presentation: { accent_color: "red" } }, "must be a colour such as #1f4e79"],
    ["photo", { photo: "https://example.com/me.png" }, "must be a data: URI of a PNG or JPEG in base64"],
    ["headline", { headline: "x".repeat(301) }, "must have at most 300 characters"],
    ["photo", { photo: `data:image/png;base64,${"A".repeat(150_000)}` }, "must have at most 100 kB"],
    [
      'variants["Acme Ltd"]',
      { variants: { "Acme Ltd": {} } },
      "must be a name of up to 40 characters: small letters a to z, digits and hyphens",
    ],
  ])("says what would be right: %s", async (path, fields, message) => {
    const { body } = await create(fields);
    expect(body.issues).toMatchObject([{ path, message }]);
  });
});

describe("a body that is no JSON", () => {
  it.each([
    ["a comma too many", '{"email": "new@example.com",\n "name": "x",\n}', "line 3, column 1", "there is no comma"],
    ["single quotes", "{'email': 'new@example.com'}", "line 1, column 2", "double quotes"],
    ["a comment", '{"name": "x" // Ada\n}', "line 1, column 14", "no comments"],
    ["no comma", '{"name": "x"\n "phone": "1"}', "line 2, column 2", "a comma is missing"],
    ["no end", '{"name": "x"', "line 1, column 13", "} is missing"],
    ["undefined", '{"name": undefined}', "line 1, column 10", "double quotes"],
    ["two values", "{} {}", "line 1, column 4", "has ended"],
  ])("says where it stops being JSON, and repeats nothing: %s", async (_, text, place, why) => {
    const { status, body } = await service.call("POST", "/resume", text);
    expect({ status, code: body.code }).toEqual({ status: 400, code: "PARSE_ERROR" });
    expect(body.issues).toEqual([{ path: "", code: "malformed_json", message: expect.stringContaining(why) }]);
    expect(body.issues[0].message).toContain(`${place}:`);
    expect(body.detail).toContain(place);
    expect(JSON.stringify(body)).not.toMatch(/Ada|undefined/);
  });

  it("may nest too deep for a place to be told", async () => {
    const { status, body } = await service.call("POST", "/resume", "[".repeat(200_000));
    expect({ status, code: body.code }).toEqual({ status: 400, code: "PARSE_ERROR" });
  });

  it("says it when it was made JSON twice, is empty, or is no object", async () => {
    const twice = await service.call("POST", "/resume", JSON.stringify(JSON.stringify({ email })));
    expect(twice.body.message).toContain("JSON.stringify twice");
    expect((await service.call("POST", "/resume", "")).body.detail).toBe("The body is empty. Send a JSON object.");
    expect((await service.call("POST", "/resume", "[]")).body.issues).toMatchObject([{ expected: "a JSON object", received: "a list" }]);
  });

  it("says where it stops being JSON over tRPC as well", async () => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${service.url}/trpc/resume.create`, { method: "POST", headers, body: '{"email": ,}' });
    const { error } = (await response.json()) as { error: { data: { detail: string } } };
    expect(error.data.detail).toContain("line 1, column 11");
  });
});

describe("an address or a method that is wrong", () => {
  it.each([
    ["/resumes/ada@example.com", "/resume/{email}"],
    ["/api/v1/resume/ada@example.com", "/resume/{email}"],
    ["/resume/ada@example.com/pdf", "/resume/{email}/download"],
    ["/resume/ada@example.com/versions", "/resume/{email}/history"],
    ["/resume/ada@example.com/variants", "/resume/{email}"],
    ["/template", "/templates"],
    ["/openapi", "/openapi.json"],
  ])("is told with the right one: %s", async (path, suggestion) => {
    const { status, body } = await service.call("GET", path);
    expect({ status, message: body.message }).toEqual({ status: 404, message: "There is nothing at this address." });
    expect(body.issues).toMatchObject([{ code: "unknown_address", suggestion }]);
    expect(body.detail).toContain(`Did you mean ${suggestion}?`);
  });

  it("without one that is like it is told where all of them are", async () => {
    expect((await service.call("GET", "/nowhere/at/all")).body.detail).toContain("GET /openapi.json");
  });

  it.each([
    ["PATCH", "/resume/ada@example.com", "/resume/{email} takes GET, HEAD, PUT, DELETE, OPTIONS."],
    ["POST", "/resume/ada@example.com", "/resume/{email} takes GET"],
    ["GET", "/resume", "/resume takes POST, OPTIONS. /resume/{email} takes GET."],
    ["PATCH", "/resume/ada@example.com", "PUT changes only what the body names."],
    ["POST", "/resume/ada@example.com", "OPTIONS. /resume takes POST."],
    ["DELETE", "/resume/ada@example.com/shares", "/resume/{email}/shares/{id} takes DELETE."],
    ["GET", "/render", "/render takes POST, OPTIONS."],
  ])("says what the address takes: %s %s", async (method, path, advice) => {
    const { body } = await service.call(method, path);
    expect(body.message).toBe("This address does not take this method.");
    expect(body.detail).toContain(advice);
  });

  it.each([
    ["templates=modern", "templates", "template"],
    ["pageSize=A4", "pageSize", "page_size"],
    ["template=Modern", "template", "modern"],
    ["format=word", "format", "docx"],
    ["format=jpg", "format", "png"],
  ])("says which parameter was meant: ?%s", async (query, path, suggestion) => {
    const { body } = await service.call("GET", `/resume/${email}/download?${query}`);
    expect(body.issues).toMatchObject([{ path, suggestion }]);
  });

  it("is told of an email that is encoded twice", async () => {
    const { body } = await service.call("GET", `/resume/${email.replace("@", "%2540")}`);
    expect(body.issues).toMatchObject([{ path: "email", message: "is encoded twice: its @ arrives as %40 when it should arrive as @" }]);
  });

  it("is told of an email in the body that is another", async () => {
    const { body } = await service.call("PUT", `/resume/${email}`, { email: "other@example.com" });
    expect(body.issues).toMatchObject([{ path: "email", message: "must be the same email as in the address, or be left out" }]);
  });

  it("is told of a tag that a proxy made weak, which no reading anew would mend", async () => {
    const revision = (await service.call("GET", `/resume/${email}`)).body.revision;
    const answer = await service.call("PUT", `/resume/${email}`, { headline: "x" }, { "if-match": `W/"${revision}"` });
    expect({ status: answer.status, etag: answer.headers.get("etag") }).toEqual({ status: 412, etag: `"${revision}"` });
    expect(answer.body.detail).toContain("send it without");
  });

  it("is told of a form around a file", async () => {
    const form = new FormData();
    form.set("file", new Blob(["Ada Example"]), "ada.txt");
    const response = await fetch(`${service.url}/import`, { method: "POST", body: form });
    expect(response.status).toBe(415);
    expect(((await response.json()) as { detail: string }).detail).toContain("Send the file itself as the body");
  });

  it("is told of a time that is none", async () => {
    const { body } = await service.call("POST", `/resume/${email}/shares`, { expires_at: "2099-05-01" });
    expect(body.issues).toMatchObject([{ path: "expires_at", message: "must be a time in UTC, such as 2040-01-31T00:00:00Z" }]);
  });

  it.each(["/health", "/templates", "/docs", "/openapi.json"])("with a parameter that nobody knows is the same: %s", async (path) => {
    expect((await service.call("GET", `${path}?utm_source=x`)).status).toBe(200);
  });
});

describe("a call over tRPC that comes to no procedure", () => {
  const send = async (
    path: string,
    init: RequestInit = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" },
  ) => {
    const response = await fetch(`${service.url}/trpc/${path}`, init);
    const { error } = (await response.json()) as { error: { message: string; data: { detail: string; issues: object[] } } };
    return { status: response.status, message: error.message, detail: error.data.detail, issues: error.data.issues };
  };

  it.each([
    ["resumes.create", "resume.create"],
    ["createResume", "resume.create"],
    ["resume.fetch", "resume.get"],
    ["resume/update", "resume.update"],
    ["share.create", "shares.create"],
  ])("is told which was meant: %s", async (path, suggestion) => {
    expect(await send(path)).toMatchObject({
      status: 404,
      message: "There is no procedure of this name.",
      detail: `There is no procedure of this name. Did you mean ${suggestion}?`,
      issues: [{ code: "unknown_address", suggestion }],
    });
  });

  it("is told which there are where none is like it", async () => {
    expect((await send("zzz")).detail).toContain("resume.create, resume.get");
  });

  it("is told how a batch is asked for", async () => {
    expect((await send("resume.get,resume.get")).detail).toContain("?batch=1");
  });

  it("is told to be a POST where it changes something", async () => {
    const { status, message, detail } = await send("resume.create?input={}", {});
    expect({ status, message }).toEqual({ status: 405, message: "This address does not take this method." });
    expect(detail).toContain("resume.create changes something: call it with POST");
  });

  it("is told which form a body has", async () => {
    const { status, detail } = await send("resume.create", { method: "POST", body: "{}" });
    expect({ status, detail }).toEqual({ status: 415, detail: expect.stringContaining("Content-Type: application/json.") });
  });

  it("is told where the input in its address is no JSON, or that it has none", async () => {
    const faulty = await send("resume.get?input={email}", {});
    expect(faulty).toMatchObject({
      message: "The parameter input is not valid JSON.",
      detail: expect.stringContaining("line 1, column 2"),
    });
    expect((await send("resume.get?email=ada@example.com", {})).message).toBe("The input must be a JSON object (it is missing).");
  });
});

describe("what is too much", () => {
  it("is told of the photo, with its limit", async () => {
    const { status, body } = await create({ photo: `data:image/jpeg;base64,${"A".repeat(400_000)}`, name: "x" });
    expect(status).toBe(413);
    expect(body).toMatchObject({
      message: "The photo is too large: it can have at most 100 kB.",
      issues: [{ path: "photo", code: "too_big", expected: "at most 100 kB" }],
    });
  });

  it("is told of the whole where the photo is small", async () => {
    const text = "x".repeat(9_000);
    const { body } = await create({
      photo: "data:image/png;base64,AAAA",
      custom_sections: Array.from({ length: 40 }, () => ({ items: [{ text }] })),
    });
    expect(body).toMatchObject({ message: "What was sent is too large: it can have at most 256 kB.", issues: [] });
  });

  it("is told of a batch, with how many calls it can have", async () => {
    const calls = Array.from({ length: 11 }, () => "health").join(",");
    const response = await fetch(`${service.url}/trpc/${calls}?batch=1&input=%7B%7D`);
    const [{ error }] = (await response.json()) as [{ error: { message: string; data: { detail: string } } }];
    expect(error.message).toBe("A batch can have at most 10 calls.");
    expect(error.data.detail).toContain("It has 11");
  });
});

describe("null", () => {
  it("is an absent field in a new resume, at the top and inside", async () => {
    const fields = {
      name: null,
      headline: null,
      location: { city: null, region: "Piedmont" },
      experience: [{ role: null, company: "Engines", details: null }],
    };
    const { status, body } = await service.call("POST", "/resume", { email: "null@example.com", ...fields });
    expect(status).toBe(201);
    expect(body.resume).toMatchObject({ name: "", location: { region: "Piedmont" }, experience: [{ company: "Engines" }] });
    expect(body.resume.experience[0]).not.toHaveProperty("role");
    expect(body.resume).not.toHaveProperty("headline");
  });

  it("is an absent field of an entry in an update, and data under custom", async () => {
    await service.call("POST", "/resume", { email: "null2@example.com", headline: "Engineer" });
    const fields = { headline: null, experience: [{ role: null, company: "Engines" }], custom: { a: null, b: [{ c: null }] } };
    const { status, body } = await service.call("PUT", "/resume/null2@example.com", fields);
    expect(status).toBe(200);
    expect(body.resume).not.toHaveProperty("headline");
    expect(body.resume).toMatchObject({ experience: [{ company: "Engines" }], custom: { a: null, b: [{ c: null }] } });
  });

  it("is none in the place of an entry", async () => {
    expect((await create({ experience: [null] })).body.issues).toMatchObject([{ path: "experience[0]", received: "null" }]);
  });
});

describe("what will not look as it was meant", () => {
  const odd = {
    url: "javascript:alert(1)",
    experience: [
      { role: "Engineer", start: "2020-02-30", end: "present" },
      { role: "Miller", start: "2021-13" },
      { role: "Clerk", start: "2021-05", end: "2020" },
      { company: "Example Mills", positions: [{ start: "2019-06", end: "2019-00" }] },
    ],
    education: [{ degree: "BSc", year: "2011-13" }],
    certifications: [{ name: "Rigging", expires: "2025-06-31" }],
    awards: [{ title: "Best", date: "2023-02-29" }],
    custom_sections: [{ title: "Patents", items: [{ title: "A mill", date: "2020-02-00" }] }],
    profiles: [{ network: "X", url: "ftp://example.com" }],
    contacts: [{ label: "Signal", url: "sgnl://signal.me/#p/+390115550100" }],
  };

  it("is stored, and named in the answer, by POST, PUT and a POST that is repeated", async () => {
    const dates = ["experience[0].start", "experience[1].start", "education[0].year", "certifications[0].expires", "awards[0].date"];
    const within = ["experience[3].positions[0].end", "custom_sections[0].items[0].date"];
    const orders = ["experience[2]", "experience[3].positions[0]"];
    const paths = [...dates, ...within, ...orders, "url", "profiles[0].url", "contacts[0].url"];
    const namesAll = (warnings: string[]) => expect(warnings.map((text) => text.split(" ")[0])).toEqual(paths);
    const created = await service.call("POST", "/resume", { email: "odd@example.com", ...odd });
    namesAll(created.body.warnings);
    expect(created.body.resume.experience[0].start).toBe("2020-02-30");
    namesAll((await service.call("POST", "/resume", { email: "odd@example.com", ...odd })).body.warnings);
    namesAll((await service.call("PUT", "/resume/odd@example.com", { headline: "x" })).body.warnings);
    expect((await service.call("PUT", "/resume/odd@example.com", { headline: "x" })).body.warnings).toHaveLength(paths.length);
  });

  it.each([
    ["german", "is no language tag such as en"],
    ["sv-SE", expect.stringMatching(/^is none of ar, .*, zh-TW$/)],
  ])("is named of a language that headings cannot be in: %s", async (locale, fault) => {
    const { body } = await service.call("POST", "/resume", { email: `${locale}@example.com`, presentation: { locale } });
    const [, told] = /^presentation\.locale (.*): headings and dates are in English\.$/.exec(body.warnings[0]) ?? [];
    expect(told).toEqual(fault);
  });

  it("is not what is well", async () => {
    const fine = {
      url: "example.com:8080/ada",
      presentation: { locale: "pt-BR" },
      profiles: [{ url: "mailto:ada@example.com" }, { url: "HTTPS://example.com/ada" }],
      contacts: [{ url: "tel:+39011555010" }],
      experience: [{ start: "2024-02-29", end: "2024" }, { start: "2019", end: "2019-03" }, { start: "Summer 2020" }],
    };
    expect((await service.call("POST", "/resume", { email: "fine@example.com", ...fine })).body.warnings).toEqual([]);
  });

  it("is in the report, too", async () => {
    const { body } = await service.call("GET", "/resume/odd@example.com/ats");
    const dates = body.checks.find(({ id }: { id: string }) => id === "dates-readable");
    expect(dates.paths).toEqual(expect.arrayContaining(["experience[0].start", "experience[1].start", "awards[0].date"]));
  });
});
