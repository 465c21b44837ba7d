import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { type FormatName, formats } from "../../domain/formats.ts";
import { aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

const written = (Object.keys(formats) as FormatName[]).filter((name) => !["pdf", "png"].includes(name));

const textIn = (bytes: Uint8Array) =>
  bytes[0] === 0x50 ? strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array()) : strFromU8(bytes);

it("a resume comes out in every format, whether it is sent or stored, with an email only where there is one", async () => {
  await using service = await startService();
  const resume = aResume({ headline: "Engine driver", experience: [{ role: "Miller", company: "Example Mill" }] });
  expect((await service.call("POST", "/resume", resume)).status).toBe(201);
  const { email: _, ...sent } = resume;
  for (const name of written) {
    const rendered = await fetch(`${service.url}/render?format=${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(sent),
    });
    expect([name, rendered.status, rendered.headers.get("content-type")]).toEqual([name, 200, formats[name].type]);
    const text = textIn(new Uint8Array(await rendered.arrayBuffer()));
    for (const word of ["Ada Example", "Engine driver", "Miller", "Example Mill"])
      expect([name, text]).toEqual([name, expect.stringContaining(word)]);
    expect([name, text]).toEqual([name, expect.not.stringMatching(/@example|mailto|undefined|"email"/)]);

    const { status, body } = await service.call("GET", `/resume/${resume.email}/download?format=${name}`);
    expect([name, status, body.warnings]).toEqual([name, 200, []]);
    const file = textIn(new Uint8Array(await (await fetch(body.download_url)).arrayBuffer()));
    expect([name, file]).toEqual([name, expect.stringContaining("Example Mill")]);
    expect([name, file]).toEqual([name, expect.stringContaining(resume.email)]);
  }
});

it("a format that shows texts warns of tags in them, as the PDF does", async () => {
  await using service = await startService();
  const resume = aResume({ headline: "<b>Engine</b> driver" });
  for (const name of written) {
    const { body } = await service.call("POST", `/render?format=${name}&as=json`, resume);
    const warnings = name === "json" ? [] : ["Tags are shown as they stand, for no text is read as HTML: headline."];
    expect([name, body.warnings]).toEqual([name, warnings]);
  }
});

it("a JSON Resume that was imported is downloaded as it was", async () => {
  await using service = await startService();
  const { email } = aResume();
  const resume = aResume({
    email,
    experience: [{ company: "Example Mill", start: "2019", end: "present", custom: { mood: "good" } }],
    custom: { theme: "dark", json_resume: { meta: { version: "v1" } } },
  });
  await service.call("POST", "/resume", resume);
  const download = async () => {
    const { body } = await service.call("GET", `/resume/${email}/download?format=json`);
    return (await fetch(body.download_url)).json();
  };
  const document = {
    basics: { name: "Ada Example", email },
    work: [{ name: "Example Mill", startDate: "2019", mood: "good" }],
    meta: { version: "v1" },
  };
  expect(await download()).toEqual(document);
  await service.call("PUT", `/resume/${email}`, { custom: { json_resume: { meta: { version: "v2" } } } });
  expect(await download()).toEqual({ ...document, meta: { version: "v2" } });
});
