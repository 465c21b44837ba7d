import fc from "fast-check";
import { expect, it } from "vitest";
import { undocumented } from "../support/documented.ts";
import { patience } from "../support/patience.ts";
import { aFullResume } from "../support/resumes.ts";
import { seed } from "../support/seed.ts";
import { startService } from "../support/service.ts";

const requests = process.env.FULL ? 20_000 : 1_000;

const stored = Array.from({ length: 12 }, (_, i) => `fuzz-${i}@example.com`);

const email = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...stored) },
  { weight: 2, arbitrary: fc.emailAddress() },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom("", "..", "a@b@c", "__proto__", "constructor", "ada@exämple.example", "İ@example.com") },
);

const spelling = fc.oneof(
  { weight: 5, arbitrary: fc.constant(encodeURIComponent) },
  { weight: 5, arbitrary: fc.constant(encodeURI) },
  { weight: 1, arbitrary: fc.constant((text: string) => text.toUpperCase()) },
  { weight: 1, arbitrary: fc.constant((text: string) => `${text}%`) },
);

const inPath = fc.tuple(email, spelling).map(([text, spell]) => spell(text.toWellFormed()).replace(/[?#\s]/g, ""));

const text = fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: "grapheme", maxLength: 30 }), fc.constantFrom("", "2022", "present"));
const list = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { maxLength: 4 });
const some = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) => fc.record(shape, { requiredKeys: [] });

const wellFormed = some({
  name: text,
  phone: text,
  summary: text,
  headline: fc.option(text),
  skills: list(fc.oneof(text, some({ name: text, level: text, keywords: list(text) }))),
  experience: list(some({ role: text, company: text, start: text, end: text, details: list(text), location: text })),
  education: list(some({ degree: text, institution: text, year: text, courses: list(text) })),
  location: fc.option(some({ city: fc.option(text), country_code: text })),
  presentation: fc.option(some({ page_size: fc.constantFrom("A4", "Letter"), max_pages: fc.integer({ min: 1, max: 60 }) })),
  custom: fc.option(fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue())),
  version: fc.anything({ maxDepth: 1 }),
});

const faulty = fc.oneof(
  fc
    .tuple(wellFormed, fc.constantFrom("name", "skills", "location", "nickname", "email", "__proto__", "custom"), fc.jsonValue())
    .map(([body, key, value]) => ({ ...body, [key]: value })),
  fc.jsonValue(),
);

const body = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.anything({ maxDepth: 1 })).map((version) => JSON.stringify({ version })),
  },
  { weight: 12, arbitrary: wellFormed.map((fields) => JSON.stringify(fields)) },
  { weight: 3, arbitrary: fc.tuple(wellFormed, email).map(([fields, address]) => JSON.stringify({ email: address, ...fields })) },
  { weight: 2, arbitrary: faulty.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
);

const resumePath = inPath.map((address) => `/resume/${address}`);
const pdfPath = fc
  .tuple(
    inPath,
    fc.constantFrom("download", "ats"),
    fc.constantFrom("", "", "?page_size=Letter", "?template=gothic", "?__proto__=1", "?a=%zz"),
  )
  .map(([address, what, query]) => `/resume/${address}/${what}${query}`);
const number = fc.oneof(fc.integer({ min: 0, max: 4 }).map(String), fc.constantFrom("-1", "1.5", "x", "9007199254740993", ""));
const historyPath = fc
  .tuple(
    inPath,
    fc.oneof(
      number.map((version) => `/${version}`),
      number.map((limit) => `?limit=${limit}`),
      number.map((before) => `?before=${before}`),
    ),
  )
  .map(([address, rest]) => `/resume/${address}/history${rest}`);
const restorePath = inPath.map((address) => `/resume/${address}/restore`);
const purgePath = fc.tuple(inPath, fc.constantFrom("true", "false", "yes")).map(([address, purge]) => `/resume/${address}?purge=${purge}`);
const anyMethod = fc.constantFrom("GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH");
const anyPath = fc.oneof(
  resumePath,
  pdfPath,
  historyPath,
  restorePath,
  fc.constantFrom("/resume", "/resume/", "/health", "/templates", "/templates/", "/", "/nowhere", "/resume//"),
  fc.webPath().map((address) => `/${address.replace(/^\/+/, "")}`),
);

/** Mostly what the service offers, so that the greater part of it is reached; else any method on any path. */
const renderPath = fc
  .constantFrom("", "?as=json", "?as=text", "?dpi=1", "?format=odt", "?format=png&dpi=72", "?format=png&page=9")
  .map((query) => `/render${query}`);

const target = fc.oneof(
  { weight: 6, arbitrary: fc.record({ method: fc.constantFrom("GET", "GET", "HEAD"), path: resumePath }) },
  { weight: 7, arbitrary: fc.record({ method: fc.constant("PUT"), path: resumePath }) },
  { weight: 3, arbitrary: fc.record({ method: fc.constant("POST"), path: fc.constantFrom("/resume", "/resume/") }) },
  { weight: 1, arbitrary: fc.record({ method: fc.constant("DELETE"), path: resumePath }) },
  { weight: 1, arbitrary: fc.record({ method: fc.constant("DELETE"), path: purgePath }) },
  { weight: 1, arbitrary: fc.record({ method: fc.constant("GET"), path: pdfPath }) },
  { weight: 3, arbitrary: fc.record({ method: fc.constant("GET"), path: historyPath }) },
  { weight: 2, arbitrary: fc.record({ method: fc.constant("POST"), path: restorePath }) },
  { weight: 1, arbitrary: fc.record({ method: fc.constant("POST"), path: renderPath }) },
  { weight: 1, arbitrary: fc.record({ method: fc.constant("POST"), path: fc.constant("/validate") }) },
  { weight: 4, arbitrary: fc.record({ method: anyMethod, path: anyPath }) },
);

const headers = fc.record(
  {
    "content-type": fc.constantFrom(
      "application/json",
      "application/json",
      "application/json",
      "application/json",
      "text/plain",
      "application/JSON; charset=utf-8",
    ),
    "if-match": fc.constantFrom("*", '"x-1"', "none", 'W/"x-1", "y-2"', ","),
    "if-none-match": fc.constantFrom("*", '"x-1"', "none"),
    origin: fc.constant("http://localhost:5173"),
  },
  { requiredKeys: ["content-type"] },
);

const plain = fc.constant({ "content-type": "application/json" });

const request = fc.record({ target, body, headers: fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: headers }) });

it(
  `answers ${requests} random requests as documented, with no 5xx and no hang (SEED=${seed})`,
  async () => {
    // Before the service has a connection: while thousands are made up, the time would pass after which it closes one that is idle.
    const sample = fc.sample(request, { numRuns: requests, seed });
    await using service = await startService();
    const restore = () => Promise.all(stored.map((address) => service.call("POST", "/resume", aFullResume({ email: address }))));
    const statuses: Record<string, number> = {};
    for (let at = 0; at < sample.length; at += 10) {
      // A deleted resume would make misses of all that follows.
      if (at % 100 === 0) await restore();
      await Promise.all(
        sample.slice(at, at + 10).map(async ({ target: { method, path }, body, headers }) => {
          const hasBody = !["GET", "HEAD", "OPTIONS"].includes(method);
          const init = {
            method,
            headers,
            ...(hasBody && { body }),
            // Longer than the service has for any.
            signal: AbortSignal.timeout(2 * Number(patience.DEADLINE_MS)),
          };
          const response = await fetch(service.url + path, init as RequestInit);
          const answer = { status: response.status, headers: response.headers, text: await response.text() };
          const kind = method === "OPTIONS" ? "OPTIONS" : String(answer.status);
          statuses[kind] = (statuses[kind] ?? 0) + 1;
          const { pathname } = new URL(service.url + path);
          const fault = answer.status >= 500 ? answer.text : undocumented(method, pathname, answer);
          expect(fault, `${JSON.stringify({ method, path, body, headers })} (SEED=${seed})`).toBeUndefined();
        }),
      );
    }
    console.log(`${requests} requests by status: ${JSON.stringify(statuses)}`);
    const successes = Object.entries(statuses).reduce((sum, [status, count]) => sum + (status.startsWith("2") ? count : 0), 0);
    expect(successes / requests).toBeGreaterThan(0.2);
  },
  process.env.FULL ? 3_600_000 : 240_000,
);
