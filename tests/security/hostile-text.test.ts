import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aFolder } from "../support/npm-start.ts";
import { readPdf } from "../support/pdf.ts";
import { aFullResume, type ResumeInput } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { findTool } from "../support/tools.ts";

const qpdf = findTool(["qpdf"], "the suite of hostile text");

/** A server that nobody may call, and a file that nobody may read. */
let trap: { url: string; calls: number; close: () => void };
let service: Service;
const outcomes: Record<string, number> = {};

beforeAll(async () => {
  service = await startService();
  const server = createServer((_, response) => {
    trap.calls++;
    response.end("caught");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  trap = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls: 0, close: () => server.close() };
});
afterAll(async () => {
  trap.close();
  console.log(`hostile text: ${JSON.stringify(outcomes)}, outgoing requests: ${trap.calls}`);
  await service[Symbol.asyncDispose]();
});

const crc = (bytes: Buffer) => {
  let c = ~0;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
  }
  return ~c >>> 0;
};
const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, sum]);
};
/** A PNG that says it has this size, with this much data, unpacked. */
function png(width: number, height: number, unpacked: number): string {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(unpacked));
  const file = Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
  return `data:image/png;base64,${file.toString("base64")}`;
}

/** The same text everywhere that a text can stand. */
const everywhere = (text: string, url = text): Partial<ResumeInput> => ({
  name: text,
  headline: text,
  summary: text,
  url,
  location: { city: text },
  profiles: [{ network: text, username: text, url }],
  skills: [text, { name: text, level: text, keywords: [text] }],
  experience: [{ role: text, company: text, start: text.slice(0, 40), end: text.slice(0, 40), details: [text], url, location: text }],
  education: [{ degree: text, institution: text, year: text.slice(0, 40), courses: [text], url }],
  projects: [{ name: text, description: text, url, details: [text] }],
  certifications: [{ name: text, issuer: text, url }],
  publications: [{ name: text, authors: [text], url }],
  custom_sections: [{ title: text, items: [{ title: text, subtitle: text, text, details: [text] }] }],
  presentation: { section_titles: { summary: text.slice(0, 60), skills: text.slice(0, 60) } },
});

const texts: [name: string, status: 200 | 400, fields: () => Partial<ResumeInput>][] = [
  ["links that run a script", 200, () => everywhere("javascript:alert(1)")],
  ["links that run a script, hidden by case and white space", 200, () => everywhere(" JaVaScRiPt:alert(1)")],
  ["data links", 200, () => everywhere("data:text/html,<script>alert(1)</script>")],
  ["links to files", 200, () => everywhere("file:///etc/passwd")],
  ["paths of files", 200, () => everywhere("/etc/passwd", "../../../../etc/passwd")],
  ["shares of a network", 200, () => everywhere("\\\\127.0.0.1\\share\\x", "smb://127.0.0.1/share")],
  ["addresses of pictures", 200, () => everywhere(`${trap.url}/me.png`)],
  ["a photo by address", 400, () => ({ photo: `${trap.url}/me.png` })],
  ["a photo by path", 400, () => ({ photo: "/etc/hostname" })],
  ["a photo of a billion pixels", 400, () => ({ photo: png(32_000, 32_000, 10_000) })],
  ["a photo that unpacks to 90 MB", 200, () => ({ photo: png(100, 100, 90_000_000) })],
  ["a photo of less data than it says", 200, () => ({ photo: png(4_000, 4_000, 10) })],
  ["markup", 200, () => everywhere(`<img src="${trap.url}/x.png"><script src="${trap.url}/x.js"></script>`)],
  ["the syntax of PDF", 200, () => everywhere(`) Tj ET /JS (app.alert) >> endobj (`)],
  ["text that runs the other way", 200, () => everywhere("\u202egnp.exe \u2067abc\u2069 \u200f.")],
  ["Arabic, Hebrew and Latin in one line", 200, () => everywhere("مهندسة software מהנדסת 2019–2022 (SQL)")],
  ["what cannot be seen", 200, () => everywhere("A\u200bd\u2060a\u00ad\ufeff\u{e0041}\u{e0042}")],
  ["marks in a pile", 200, () => everywhere(`Z${"\u0335\u0317\u0489".repeat(60)}algo`)],
  ["a word of 100 kB", 200, () => ({ experience: Array.from({ length: 34 }, () => ({ details: ["W".repeat(3_000)] })) })],
  ["an address of 2 kB", 200, () => everywhere("x", `https://example.com/${"a".repeat(1_900)}`)],
  ["5,000 bullets", 400, () => ({ experience: Array.from({ length: 25 }, () => ({ details: Array(200).fill("x") })) })],
  ["3,900 bullets", 200, () => ({ experience: Array.from({ length: 20 }, () => ({ details: Array(194).fill("x") })) })],
  [
    "4,000 sections",
    400,
    () => ({ custom_sections: Array.from({ length: 40 }, () => ({ title: "x", items: Array(98).fill({ title: "x" }) })) }),
  ],
  ["a storm of emoji", 200, () => everywhere("👩🏽‍💻🏴󠁧󠁢󠁳󠁣󠁴󠁿❤️‍🔥1️⃣🇮🇹".repeat(10))],
  ["every kind of space", 200, () => everywhere("a\u00a0b\u2003c\u3000d\u202fe\u1680f\u0009g")],
  ["characters of no font", 200, () => everywhere("𓀀𒀀ꙮ\u{10fffd}\ue000")],
  ["noncharacters", 200, () => everywhere("a\ufffe\uffff\u{1ffff}b")],
];

describe("a resume", () => {
  it.each(texts)("with %s is answered by %i", async (name, status, fields) => {
    const resume = aFullResume(fields());
    const created = await service.call("POST", "/resume", resume);
    const answer = created.status === 201 ? await service.call("GET", `/resume/${resume.email}/download`) : created;
    expect(answer.status, `${name}: ${answer.text}`).toBe(status);
    if (status === 200) await expectSound(Buffer.from(await (await fetch(answer.body.download_url)).arrayBuffer()));
    else expect(answer.body.message, name).toMatch(/\.$/);
    outcomes[status] = (outcomes[status] ?? 0) + 1;
    expect(trap.calls).toBe(0);
    expect((await service.call("GET", "/health")).status).toBe(200);
  });
});

async function expectSound(file: Buffer) {
  if (qpdf) {
    const path = `${await aFolder()}/a.pdf`;
    await writeFile(path, file);
    execFileSync(qpdf, ["--check", path], { stdio: "pipe" });
    const plain = execFileSync(qpdf, ["--qdf", "--object-streams=disable", path, "-"], { maxBuffer: 1e9 }).toString("latin1");
    // What a reader would act upon, outside of text and of the XML that says the title: scripts, launched programs, files, forms.
    const objects = plain.replace(/<\?xpacket begin.*?<\?xpacket end/gs, "").replace(/\((\\.|[^()\\])*\)/gs, "()");
    expect(objects).not.toMatch(/\/(JavaScript|JS|Launch|SubmitForm|ImportData|EmbeddedFile|GoToR|RichMedia|AA|OpenAction)\b/);
  }
  const { pages, words } = await readPdf(file);
  for (const link of pages.flatMap(({ links }) => links)) expect(link).toMatch(/^(https?:\/\/|mailto:|tel:)/);
  expect(words).not.toContain("root:x:");
  // The end of a direction (U+202C) is our own: where none began it means nothing.
  expect(words).not.toMatch(/[\u202a\u202b\u202d\u202e\u2066-\u2069\u200b\u2060\u{e0000}-\u{e0fff}]/u);
}
