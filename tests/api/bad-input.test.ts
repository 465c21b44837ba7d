import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const kB = 1024;
const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

/** Bodies of a create without their email: text that goes into a JSON object, and the path of the fault that each must meet. */
const faults: [name: string, fields: string, path: string][] = [
  ["a number for text", '"name": 7', "name"],
  ["text for a list", '"skills": "sailing"', "skills"],
  ["an object for a list", '"experience": {}', "experience"],
  ["a list for an object", '"location": []', "location"],
  ["a wrong type deep inside", '"experience": [{}, {"details": ["a", 2]}]', "experience[1].details[1]"],
  ["an unknown key", '"nickname": "Ada"', "nickname"],
  ["an unknown key deep inside", '"education": [{"school": "x"}]', "education[0].school"],
  ["an unknown key that needs quotes", '"first name": "Ada"', '["first name"]'],
  ["__proto__ at the top", '"__proto__": {"admin": true}', "__proto__"],
  ["__proto__ inside", '"location": {"__proto__": {}}', "location.__proto__"],
  ["__proto__ in a list", '"skills": [{"__proto__": {}}]', "skills[0].__proto__"],
  ["__proto__ in section titles", '"presentation": {"section_titles": {"__proto__": "x"}}', "presentation.section_titles.__proto__"],
  ["__proto__ as a variant", '"variants": {"__proto__": {}}', "variants.__proto__"],
  ["__proto__ as an entry of a variant", '"variants": {"acme": {"entries": {"__proto__": {}}}}', "variants.acme.entries.__proto__"],
  ["__proto__ in an entry of a variant", '"variants": {"acme": {"entries": {"a": {"__proto__": 1}}}}', "variants.acme.entries.a.__proto__"],
  ["__proto__ in custom", '"custom": {"a": [{"__proto__": 1}]}', "custom.a[0]"],
  ["a control character", '"name": "A\\u0000da"', "name"],
  ["an escape sequence", '"summary": "\\u001b[2J"', "summary"],
  ["a carriage return", '"summary": "a\\r\\nb"', "summary"],
  ["a lone surrogate", '"name": "\\ud83d"', "name"],
  ["a lone surrogate in custom", '"custom": {"a": "\\ude00"}', "custom.a"],
  ["a control character in a key of custom", '"custom": {"\\u0000": 1}', "custom"],
  ["too long a text", `"name": "${"x".repeat(301)}"`, "name"],
  ["too long a date", `"education": [{"year": "${"1".repeat(41)}"}]`, "education[0].year"],
  ["too long a list", `"skills": ${JSON.stringify(Array(201).fill(""))}`, "skills"],
  ["an unknown field of a long name", `"${"x".repeat(1_000)}": 1`, `["${"x".repeat(60)}…"]`],
  ["custom that is no object", '"custom": [1]', "custom"],
  ["custom over 16 kB", `"custom": {"a": "${"x".repeat(16 * kB)}"}`, "custom"],
  ["custom nested too deep", `"custom": {"a": ${deep(40)}}`, "custom.a[0][0]"],
  ["custom nested a level too deep", `"custom": {"a": ${deep(33)}}`, "custom.a[0][0]"],
  ["custom nested very deep", `"custom": {"a": ${deep(50_000)}}`, "custom.a[0][0]"],
  ["a number that JSON cannot hold", '"custom": {"a": 1e999}', "custom.a"],
  ["a photo by URL", '"photo": "https://example.com/me.png"', "photo"],
  ["a photo that is no picture", '"photo": "data:image/png;base64,aGVsbG8gd29ybGQ="', "photo"],
  ["an unknown template", '"presentation": {"template": "gothic"}', "presentation.template"],
  ["an unknown page size", '"presentation": {"page_size": "A3"}', "presentation.page_size"],
  ["a colour that is none", '"presentation": {"accent_color": "red; }"}', "presentation.accent_color"],
  ["an unknown section", '"presentation": {"section_order": ["hobbies"]}', "presentation.section_order[0]"],
  ["too many pages", '"presentation": {"max_pages": 61}', "presentation.max_pages"],
  ["a revision as a field", '"expected_revision": "x-1"', "expected_revision"],
];

describe("a create", () => {
  it.each(faults)("refuses %s, and stores nothing", async (_name, fields, path) => {
    const email = anEmail();
    const { status, body } = await service.call("POST", "/resume", `{"email": "${email}", ${fields}}`);
    expect({ status, paths: body.issues.map((issue: { path: string }) => issue.path) }).toEqual({ status: 400, paths: [path] });
    expect(body.message).toContain(path);
    expect((await service.call("GET", `/resume/${email}`)).status).toBe(404);
  });

  it.each([
    ["nothing", ""],
    ["malformed JSON", '{"email": "a@example.com"'],
    ["two values", "{} {}"],
    ["a trailing comma", '{"email": "a@example.com",}'],
  ])("refuses %s as body", async (_name, body) => {
    const answer = await service.call("POST", "/resume", body, { "content-type": "application/json" });
    expect(answer).toMatchObject({ status: 400, body: { code: "PARSE_ERROR", message: expect.stringMatching(/empty|not valid JSON/) } });
  });

  it.each(["[]", '"text"', "7", "null", "true", '[{"email": "a@example.com"}]'])("refuses %s, which is no object", async (body) => {
    expect(await service.call("POST", "/resume", body)).toMatchObject({
      status: 400,
      body: { message: "The body must be a JSON object." },
    });
  });

  it("refuses bytes that are not UTF-8", async () => {
    const response = await fetch(`${service.url}/resume`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: Buffer.concat([Buffer.from('{"email": "a@example.com", "name": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "PARSE_ERROR", message: "The body is not valid UTF-8." });
  });

  it.each([
    "",
    "nobody",
    "a@",
    "@example.com",
    "a@b@example.com",
    "a b@example.com",
    "a@exa mple.com",
    "a/b@example.com",
    "a%b@example.com",
    "a?b@example.com",
    "a#b@example.com",
    "a\\b@example.com",
    "a\u202eb@example.com",
    "a\u200bb@example.com",
    "<a@example.com>",
    "a@example..com",
    "a@-example.com",
    "a@127.0.0.1",
    `${"x".repeat(250)}@example.com`,
  ])("refuses %j as email", async (email) => {
    expect(await service.call("POST", "/resume", { email })).toMatchObject({ status: 400, body: { issues: [{ path: "email" }] } });
  });

  it("asks for the email", async () => {
    const answer = await service.call("POST", "/resume", { name: "Ada" });
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ path: "email", message: "must be text (it is missing)" }] } });
  });

  it("never repeats a rejected value", async () => {
    const secret = "hunter2-hunter2";
    const bodies = [{ email: secret }, { email: anEmail(), name: [secret] }, { email: anEmail(), presentation: { template: secret } }];
    for (const body of bodies) expect((await service.call("POST", "/resume", body)).text).not.toContain(secret);
    expect((await service.call("POST", "/resume", `{"email": ${secret}`)).text).not.toContain(secret);
  });

  it("lists a hundred faults of a hundred thousand, and says so", async () => {
    const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, 1]));
    const { status, body } = await service.call("POST", "/resume", { email: anEmail(), ...keys });
    expect(status).toBe(400);
    expect(body.issues).toHaveLength(101);
    expect(body.issues[100].message).toBe("19900 more faults are not listed");
  });
});

describe("a body", () => {
  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/xml",
    "application/jsonp",
    "application/merge-patch+json",
    "application/json; charset=utf-16",
    "",
  ])("is refused as %j", async (type) => {
    const answer = await service.call("POST", "/resume", JSON.stringify(aResume()), { "content-type": type });
    expect(answer).toMatchObject({ status: 415, body: { detail: expect.stringContaining("application/json") } });
  });

  it.each(["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"'])("is taken as %j", async (type) => {
    expect((await service.call("POST", "/resume", JSON.stringify(aResume()), { "content-type": type })).status).toBe(201);
  });

  it("is refused beyond 256 kB, whole and in chunks", async () => {
    const email = anEmail();
    const body = JSON.stringify({ email, summary: "x".repeat(1024 * kB) });
    expect(await service.call("POST", "/resume", body)).toMatchObject({
      status: 413,
      body: { code: "PAYLOAD_TOO_LARGE", message: expect.stringContaining("256 kB") },
    });
    const chunked = await fetch(`${service.url}/resume`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Blob([body]).stream(),
      duplex: "half",
    } as RequestInit);
    expect(chunked.status).toBe(413);
    expect((await service.call("GET", `/resume/${email}`)).status).toBe(404);
  });

  it("is refused when the resume would grow beyond 256 kB", async () => {
    const email = anEmail();
    const details = (size: number) => Array.from({ length: size }, () => "x".repeat(3_000));
    expect((await service.call("POST", "/resume", { email, experience: [{ details: details(50) }] })).status).toBe(201);
    const grown = await service.call("PUT", `/resume/${email}`, { projects: [{ details: details(50) }] });
    expect(grown).toMatchObject({ status: 413, body: { message: expect.stringContaining("256 kB") } });
    expect((await service.call("GET", `/resume/${email}`)).body.version).toBe(1);
  });
});

describe("an update", () => {
  it.each([
    ["nothing", {}, "nothing to update"],
    ["its email alone", { email: "EMAIL" }, "nothing to update"],
    ["what the server sets alone", { version: 7, revision: "x" }, "nothing to update"],
    ["another email", { email: "other@example.com", name: "x" }, "email must be the same email as in the address, or be left out"],
    ["an email that is none", { email: 7, name: "x" }, "email"],
    ["an unknown key", { nickname: "x" }, "nickname"],
    ["a revision as a field", { name: "x", expected_revision: "x-1" }, "If-Match"],
  ])("refuses %s", async (_name, patch, message) => {
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    const body = JSON.parse(JSON.stringify(patch).replace("EMAIL", email));
    const answer = await service.call("PUT", `/resume/${email}`, body);
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining(message) } });
    expect((await service.call("GET", `/resume/${email}`)).body.version).toBe(1);
  });

  it("refuses a query parameter, and reports it with a malformed If-Match and the faults of the body", async () => {
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    const { status, body } = await service.call("PUT", `/resume/${email}?name=Q`, { name: 7 }, { "if-match": "x-1" });
    expect({ status, paths: body.issues.map(({ path }: { path: string }) => path) }).toEqual({
      status: 400,
      paths: ["name", "If-Match", "name"],
    });
    const long = await service.call("GET", `/resume/${email}?${"x".repeat(1_000)}=1`);
    expect(long.body.issues).toMatchObject([{ path: "x".repeat(60) }]);
  });

  it("takes another spelling of its email", async () => {
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    expect((await service.call("PUT", `/resume/${email}`, { email: ` ${email.toUpperCase()}`, name: "x" })).status).toBe(200);
  });

  it("reports faults of address and body together", async () => {
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    const { body } = await service.call("PUT", `/resume/${email}`, { email: "other@example.com", name: 7 });
    expect(body.issues.map((issue: { path: string }) => issue.path)).toEqual(["email", "name"]);
  });
});

describe("a query", () => {
  it.each([
    ["?colour=red", "colour"],
    ["?template=classic&template=classic", "template"],
    ["?template=gothic", "template"],
    ["?page_size=a4", "page_size"],
    ["?__proto__=1", "__proto__"],
    ["?expected_revision=x", "expected_revision"],
  ])("is refused for %s", async (query, path) => {
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    expect(await service.call("GET", `/resume/${email}/download${query}`)).toMatchObject({ status: 400, body: { issues: [{ path }] } });
  });

  it.each(["yes", "1", "TRUE", ""])("is refused for purge=%s, and nothing is deleted", async (purge) => {
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    const refused = await service.call("DELETE", `/resume/${email}?purge=${purge}`);
    expect(refused).toMatchObject({ status: 400, body: { issues: [{ path: "purge" }] } });
    expect((await service.call("GET", `/resume/${email}`)).status).toBe(200);
  });
});

it("the message of a refusal names the first three faults and counts the rest, and all of them are issues", async () => {
  const messageOf = async (fields: object) => (await service.call("POST", "/resume", { email: anEmail(), ...fields })).body;
  const { message, issues } = await messageOf({ a: 1, b: 1, c: 1, d: 1, e: 1 });
  expect(issues).toHaveLength(5);
  const named = issues.slice(0, 3).map((issue: { path: string; message: string }) => `${issue.path} ${issue.message}`);
  expect(message).toBe(`${named.join("; ")}; and 2 more.`);
  expect((await messageOf({ a: 1, b: 1, c: 1 })).message).not.toContain("more");
});
