import { describe, expect, it } from "vitest";
import { readFile } from "../../../formats/sources/read-file.ts";
import { read } from "./read.ts";

const asText = `Ada Example
Engineer
ada@example.com | +39 011 555 0100 | github.com/ada

SUMMARY
Builds engines and mills, and writes down
why they are as they are.

EXPERIENCE

Engineer, Example Engines Ltd
Jan 2020 - Present
- Built the mill that grinds for the whole of the valley, and for two
  of the towns beyond.
- Kept the log.

Stoker, Example Steam Inc
Mar 2015 - Dec 2019
- Fired the boiler.

EDUCATION
BSc Mathematics, Example University, 2011 - 2014

SKILLS
Steam, valves, C++
`;

const jobs = [
  {
    role: "Engineer",
    company: "Example Engines Ltd",
    start: "2020-01",
    end: "present",
    details: ["Built the mill that grinds for the whole of the valley, and for two of the towns beyond.", "Kept the log."],
  },
  { role: "Stoker", company: "Example Steam Inc", start: "2015-03", end: "2019-12", details: ["Fired the boiler."] },
];

describe("a text", () => {
  it("is read as people type it", async () => {
    const { source, resume } = await read(asText);
    expect(source.format).toBe("text");
    expect(resume).toMatchObject({
      name: "Ada Example",
      headline: "Engineer",
      email: "ada@example.com",
      phone: "+39 011 555 0100",
      profiles: [{ network: "GitHub", username: "ada" }],
      summary: "Builds engines and mills, and writes down why they are as they are.",
      experience: jobs,
      education: [{ degree: "BSc Mathematics", institution: "Example University", start: "2011", end: "2014" }],
      skills: ["Steam", "valves", "C++"],
    });
  });

  it.each<[string, number[], Buffer]>([
    ["from the one end", [0xff, 0xfe], Buffer.from(asText, "utf16le")],
    ["from the other", [0xfe, 0xff], Buffer.from(asText, "utf16le").swap16()],
  ])("is read in UTF-16, too, %s", async (_, mark, text) => {
    const { resume } = await readFile({ bytes: Buffer.concat([Buffer.from(mark), text]) });
    expect(resume).toMatchObject({ name: "Ada Example", experience: jobs });
  });

  it("is read as Markdown", async () => {
    const { source, resume } = await read(`# Ada Example

Engineer

<ada@example.com> · [GitHub](https://github.com/ada)

## Experience

### Engineer, Example Engines Ltd

*Jan 2020 – Present*

- Built the mill that grinds for the whole of the valley, and for two of the towns beyond.
- Kept the log.

### Stoker, Example Steam Inc

*Mar 2015 – Dec 2019*

- Fired the boiler.

## Skills

- **Engines:** steam, diesel
`);
    expect(source.format).toBe("markdown");
    expect(resume).toMatchObject({
      name: "Ada Example",
      headline: "Engineer",
      email: "ada@example.com",
      profiles: [{ network: "GitHub" }],
      experience: jobs,
      skills: [{ name: "Engines", keywords: ["steam", "diesel"] }],
    });
  });

  it("is read as HTML, of which nothing runs", async () => {
    const { source, resume } =
      await read(`<!doctype html><title>Resume</title><script>fetch("https://evil.example")</script><h1>Ada Example</h1><p>ada@example.com</p>
<h2>Experience</h2><h3>Engineer</h3><p>Example Engines Ltd · Jan 2020 – Present</p><ul><li>Kept the log.</li></ul>`);
    expect(source.format).toBe("html");
    expect(resume).toMatchObject({
      name: "Ada Example",
      experience: [{ role: "Engineer", company: "Example Engines Ltd", start: "2020-01", details: ["Kept the log."] }],
    });
    expect(JSON.stringify(resume)).not.toContain("evil");
  });

  it.each<[string, string | undefined, string]>([
    ["<h1>Ada Example</h1>", "text/html; charset=utf-8", "html"],
    ['<?xml version="1.0"?><html><h1>Ada Example</h1></html>', undefined, "html"],
    ['\n  {"name": "Ada Example", "experience": []}', undefined, "resume"],
    ['{"message": "Created", "resume": {"name": "Ada Example", "email": "ada@example.com"}}', undefined, "resume"],
    ['{"name": "Ada Example", "email": "ada@example.com"}', "text/plain", "resume"],
  ])("is of the kind that its beginning says, or else its type: %s, %s", async (sent, type, format) => {
    const { source, resume } = await read(sent, type);
    expect([source.format, resume.name]).toEqual([format, "Ada Example"]);
  });

  it("is refused as YAML that is no resume, where it is sent as YAML", async () => {
    await expect(read("name: Ada Example\n", "application/yaml")).rejects.toThrow("it has no cv");
  });
});
