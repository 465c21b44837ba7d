import { inflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FormatName, formatNames } from "../../domain/formats.ts";
import { type Hideable, hideable } from "../../domain/shares/share.ts";
import { readPdf } from "../support/pdf.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

/* What a share leaves out, looked for in the files that it hands out: as text, in their properties, and in all that they pack. */

const photo =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==";

const said: Record<Exclude<Hideable, "photo">, string[]> = {
  phone: ["555 7391", "5557391", "555-7391", "0115557392", "555 7392"],
  email: ["canary.key", "canary.contact", "canary.other", "canary.grace"],
  location: ["Canarino", "10199"],
};

const never = ["canary of the caller", "canary-tag", "canary-hidden", "canary-variant", "canary-before", "canary-entry"];

const resume = {
  name: "Ada Example",
  headline: "Engineer",
  phone: "+39 011 555 7391",
  contact_email: "canary.contact@example.com",
  photo,
  location: { address: "Via Canarino 7", postal_code: "10199", city: "Turin", country_code: "IT" },
  summary: "Call +39 011 555 7391, write to CANARY.CONTACT@example.com, or come to Via Canarino 7.",
  contacts: [
    { label: "Phone at work", text: "+39 011 555 7392" },
    { label: "Call", text: "My phone", url: "tel:+390115557392" },
    { label: "Write", text: "canary.other@example.com" },
  ],
  personal: [{ label: "Address", text: "Via Canarino 7" }],
  references: [{ name: "Grace Example", phone: "+39 011 555 7391", email: "canary.grace@example.com", reference: "Reliable." }],
  experience: [
    { id: "mill", role: "Engineer", company: "Example Mills", tags: ["canary-tag"], custom: { note: "canary of the caller" } },
    { id: "spy", role: "canary-hidden", company: "Example Secrets", hidden: true },
    { id: "baker", role: "canary-entry", company: "Example Bakery" },
  ],
  custom: { note: "canary of the caller" },
  presentation: { show_personal: true },
  variants: {
    acme: { entries: { baker: null } },
    other: { content: { headline: "canary-variant" } },
  },
};

let service: Service;
let email: string;
beforeAll(async () => {
  service = await startService();
  email = `canary.key.${anEmail()}`;
  await service.call("POST", "/resume", { ...resume, email, headline: "canary-before" });
  await service.call("PUT", `/resume/${email}`, { headline: "Engineer" });
});
afterAll(() => service[Symbol.asyncDispose]());

/** Every text that a PDF has: what is read, its properties, and its streams as they are unpacked. */
async function textsOfPdf(bytes: Uint8Array): Promise<string> {
  const { words, info, pages } = await readPdf(bytes);
  const raw = Buffer.from(bytes).toString("latin1");
  const streams = [...raw.matchAll(/stream\r?\n/g)].map(({ index, 0: { length } }) => {
    try {
      return inflateSync(bytes.subarray(index + length)).toString("latin1");
    } catch {
      return "";
    }
  });
  return [words, JSON.stringify(info), pages.flatMap(({ links }) => links).join(" "), raw, ...streams].join("\n");
}

const textOf: Partial<Record<FormatName, (bytes: Uint8Array) => string | Promise<string>>> = {
  pdf: textsOfPdf,
  docx: (bytes) =>
    Object.entries(unzipSync(bytes))
      .map(([name, file]) => name + Buffer.from(file).toString("utf8"))
      .join("\n")
      // Words of a run stand apart.
      .replaceAll(/<[^>]*>/g, (tag) => (/="/.test(tag) ? tag : "")),
};

const hasPhoto: Partial<Record<FormatName, (text: string) => boolean>> = {
  pdf: (text) => text.includes("/Subtype/Image") || text.includes("/Subtype /Image"),
  docx: (text) => text.includes("word/media/"),
  html: (text) => text.includes("data:image"),
  json: (text) => text.includes("data:image"),
};

async function fetched(url: string) {
  const response = await fetch(url, { headers: { "user-agent": "Mozilla/5.0 Firefox/140.0" } });
  expect(response.status, url).toBe(200);
  return { bytes: new Uint8Array(await response.arrayBuffer()), headers: JSON.stringify([...response.headers]) };
}

/** What everybody can read behind a link: by the name of the page or the format, all of its text. */
async function filesOf(choice: object): Promise<Record<string, { text: string; bytes: Uint8Array }>> {
  const { status, body, text } = await service.call("POST", `/resume/${email}/shares`, { variant: "acme", template: "modern", ...choice });
  expect(status, text).toBe(201);
  const { url } = body.share;
  const names = formatNames.filter((name) => name !== "png");
  const files = Object.fromEntries(names.map((name) => [name, `${url}/resume.${name}`]));
  const read = async ([name, at]: [string, string]) => {
    const { bytes, headers } = await fetched(at);
    const text = (await textOf[name as FormatName]?.(bytes)) ?? Buffer.from(bytes).toString("utf8");
    return [name, { text: `${text}\n${headers}`, bytes }] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries({ page: url, ...files, png: `${url}/preview.png` }).map(read)));
}

const hits = (text: string, canaries: string[]) => canaries.filter((canary) => text.toLowerCase().includes(canary.toLowerCase()));

describe("the files behind a link", () => {
  it("have what is not left out: the canaries can be found", async () => {
    const files = await filesOf({ hide: [] });
    for (const name of ["page", "pdf", "docx", "html", "json", "md", "txt"]) {
      for (const canaries of Object.values(said)) expect(hits(files[name]?.text ?? "", canaries), name).not.toEqual([]);
    }
    for (const [name, has] of Object.entries(hasPhoto)) if (name !== "json") expect(has(files[name]?.text ?? ""), name).toBe(true);
  });

  it.each([...hideable.map((one) => [one]), [...hideable]] as Hideable[][])(
    "have nothing of what no share tells, nor of what one leaves out: %s",
    async (...hide) => {
      const files = await filesOf({ hide });
      const canaries = [...never, ...hide.flatMap((thing) => (thing === "photo" ? [] : said[thing]))];
      for (const [name, { text }] of Object.entries(files)) {
        expect([name, hits(text, canaries)]).toEqual([name, []]);
        if (hide.includes("photo")) expect([name, hasPhoto[name as FormatName]?.(text) ?? false]).toEqual([name, false]);
      }
    },
  );

  it("have a preview that is the same, to the byte, whether phone, email and address are left out or not", async () => {
    const [all, some] = [await filesOf({ hide: [] }), await filesOf({ hide: ["phone", "email", "location"] })];
    expect(Buffer.from(all.png?.bytes ?? [])).toEqual(Buffer.from(some.png?.bytes ?? [0]));
    expect(hits(all.png?.text ?? "", [...never, ...Object.values(said).flat()])).toEqual([]);
  });
});
