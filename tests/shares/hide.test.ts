import { describe, expect, it } from "vitest";
import { resumeContent } from "../../domain/resume.ts";
import { sharedFace } from "../../domain/shares/hide.ts";
import { type Hideable, hideable } from "../../domain/shares/share.ts";

const said: Record<Hideable, string[]> = {
  phone: ["+39 011 555 7391", "+39 011 555 7392", "tel:+390115557393", "02 555 7394"],
  email: ["canary@example.com", "canary.contact@example.com", "grace@example.org", "other.canary@example.com"],
  location: ["Via Canarino 7391", "10199"],
  photo: ["data:image/png"],
};
const never = ["canary of the caller", "canary-tag"];

const face = resumeContent.parse({
  email: "canary@example.com",
  contact_email: "canary.contact@example.com",
  name: "Ada Example",
  phone: "+39 011 555 7391",
  photo: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  summary: "Call +39 011 555 7391, or write to CANARY@example.com; I live in Via Canarino 7391.",
  location: { address: "Via Canarino 7391", postal_code: "10199", city: "Turin" },
  contacts: [
    { label: "Phone at work", text: "+39 011 555 7392" },
    { label: "Write", text: "other.canary@example.com" },
    { label: "Call", text: "My phone", url: "tel:+390115557393" },
    { label: "Chat", text: "@ada-example" },
  ],
  references: [{ name: "Grace Example", phone: "02 555 7394", email: "grace@example.org" }],
  experience: [{ role: "Engineer", location: "Turin", tags: ["canary-tag"], custom: { note: "canary of the caller" } }],
  custom: { note: "canary of the caller" },
});

/** What of these texts is in JSON of a face, whatever its case. */
const found = (hide: readonly Hideable[], texts: string[]) => {
  const { variants: _, ...content } = face;
  const json = JSON.stringify(sharedFace(content, hide)).toLowerCase();
  return texts.filter((text) => json.includes(text.toLowerCase()));
};

describe("what a share shows", () => {
  it("has all that is said of a person where nothing is hidden, and nothing that is only the caller's", () => {
    expect(found([], Object.values(said).flat())).toEqual(Object.values(said).flat());
    expect(found([], never)).toEqual([]);
  });

  it.each(hideable)("says the %s nowhere once it is hidden, and the rest as before", (thing) => {
    expect(found([thing], said[thing])).toEqual([]);
    for (const other of hideable.filter((name) => name !== thing)) expect(found([thing], said[other]), other).toEqual(said[other]);
    expect(found([thing], ["Ada Example", "Engineer", "Turin", "@ada-example", "Grace Example"])).toHaveLength(5);
  });

  it("says nothing of all that is hidden at once", () => {
    expect(found(hideable, [...Object.values(said).flat(), ...never])).toEqual([]);
  });

  it("says a thing nowhere in a text, however often it stands there", () => {
    const email = "ada@example.com";
    const summary = `Write to ${email}, or to ADA@EXAMPLE.COM; again: ${email}`;
    const shown = sharedFace(resumeContent.omit({ variants: true }).parse({ email, summary }), ["email"]);
    expect(shown.summary).toBe("Write to , or to ; again: ");
  });

  it.each(["İİİİİİ", "ẞß", "😀"])("finds a thing after %s, which is longer in small letters or in bytes", (before) => {
    const [phone, summary] = ["+39 011 555 7391", `${before}+39 +39 011 555 7391011 555 7391`];
    const shown = sharedFace(resumeContent.omit({ variants: true }).parse({ email: "ada@example.com", phone, summary }), ["phone"]);
    expect(shown.summary).toBe(before);
  });

  it("says a place that is one text nowhere, and the city in a job as before", () => {
    const location = { text: "Via Canarino 7391, Turin" };
    const summary = "Visit me: via canarino 7391, Turin.";
    const content = { email: "ada@example.com", location, summary, experience: [{ role: "Engineer", location: "Turin" }] };
    const { variants: _, ...whole } = resumeContent.parse(content);
    const shown = sharedFace(whole, ["location"]);
    expect(shown).not.toHaveProperty("location");
    expect(shown).toMatchObject({ summary: "Visit me: .", experience: [{ location: "Turin" }] });
  });

  it.each<[string, Hideable, object]>([
    ["contacts", "email", { label: "Write", text: "me@example.org" }],
    ["contacts", "location", { label: "Address", text: "Corso Uno 2" }],
    ["personal", "phone", { label: "At home", text: "011 555 7399" }],
    ["personal", "location", { label: "Adresse", text: "Corso Uno 2" }],
    ["personal", "location", { label: "Indirizzo", text: "Corso Uno 2" }],
    ["personal", "location", { label: "Dirección", text: "Calle Uno 2" }],
    ["personal", "location", { label: "現住所", text: "一丁目2" }],
    ["personal", "location", { label: "地址", text: "一號2" }],
    ["profiles", "phone", { network: "Signal", url: "tel:+390115557399" }],
    ["profiles", "email", { network: "Mail", url: "mailto:me@example.org" }],
  ])("leaves an entry of %s out that reaches the person by the %s, and no other", (list, thing, entry) => {
    const { variants: _, ...whole } = resumeContent.parse({ email: "ada@example.com", [list]: [entry, {}] });
    expect(sharedFace(whole, [thing])).toHaveProperty(list, [{}]);
    for (const other of hideable.filter((name) => name !== thing)) expect(sharedFace(whole, [other])).toHaveProperty(list, [entry, {}]);
  });

  it("says a thing nowhere in the address of the code", () => {
    const content = { email: "ada@example.com", presentation: { qr: "https://example.com/?to=ada%40example.com" } };
    const { variants: _, ...whole } = resumeContent.parse(content);
    expect(sharedFace(whole, ["email"])).toHaveProperty("presentation.qr", "https://example.com/?to=");
  });

  it("says a short phone and a short place nowhere, whatever stands between the digits", () => {
    const content = {
      email: "ada@example.com",
      phone: "555 7391",
      location: { text: "Oslo" },
      summary: "Ring 5557391 or 555-7391 in Oslo.",
    };
    const { variants: _, ...whole } = resumeContent.parse(content);
    expect(sharedFace(whole, ["phone", "location"]).summary).toBe("Ring  or  in .");
  });

  it("takes no year for the postal code", () => {
    const experience = [{ role: "Engineer", start: "2010-05", details: ["Since 2010"] }];
    const content = { email: "ada@example.com", location: { postal_code: "2010" }, experience, presentation: { accent_color: "#201020" } };
    const { location, ...rest } = resumeContent.omit({ variants: true }).parse(content);
    expect(sharedFace({ location, ...rest }, ["location"])).toEqual(rest);
  });

  it("leaves a picture and the choices of a look whole, whatever letters they have", () => {
    const { photo } = face;
    const content = { email: "ada@example.com", photo, presentation: { template: "modern", section_titles: { skills: "Modern" } } };
    const { variants: _, ...whole } = resumeContent.parse({ ...content, phone: "modern", location: { postal_code: "AAAB" } });
    expect(sharedFace(whole, ["phone", "location"])).toMatchObject({
      photo,
      presentation: { template: "modern", section_titles: { skills: "" } },
    });
  });

  it.each([
    "[me](tel:+390115557391)",
    "+39 (011) 555-7391",
    "+39\u00a0011\u00a05557391",
    "[me](tel:+39%20011%20555%207391)",
    "[me](mailto:ada%40example.com)",
    "ADA@example.com",
  ])("finds the phone and the email as they stand in %s", (text) => {
    const { variants: _, ...whole } = resumeContent.parse({
      email: "ada@example.com",
      phone: "+39 011 555 7391",
      summary: `Call ${text}.`,
    });
    expect(sharedFace(whole, ["phone", "email"]).summary).toMatch(/^Call (\[me\]\((tel|mailto):\))?\.$/);
  });
});
