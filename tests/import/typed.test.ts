import { describe, expect, it } from "vitest";
import { readFile } from "../../formats/sources/read-file.ts";

const read = (lines: string[]) => readFile({ bytes: new TextEncoder().encode(["Ada Example", "ada@example.com", ...lines].join("\n")) });

const prose = `I build mills that grind for the whole valley, and ${"keep them running in any weather, ".repeat(3)}year after year.`;

describe("a resume that people type", () => {
  it("has no phone number in its years", async () => {
    const { resume } = await read(["2019-2021", "", "Skills", "Milling"]);
    expect(resume.phone).toBe("");
    expect((await read(["+39 011 555 0199"])).resume.phone).toBe("+39 011 555 0199");
  });

  it("has an address on the web once, however often it stands there", async () => {
    const { resume } = await read(["https://github.com/ada-example", "GitHub: https://github.com/ada-example"]);
    expect(resume.profiles).toEqual([{ network: "GitHub", username: "ada-example", url: "https://github.com/ada-example" }]);
  });

  it("has what stands over the sections as its summary, or told where it has a summary already", async () => {
    expect((await read([prose, "", "Skills", "Milling"])).resume.summary).toBe(prose);
    const { resume, unplaced } = await read([prose, "", "Summary", "Builder of mills."]);
    expect(resume.summary).toBe("Builder of mills.");
    expect(unplaced).toEqual([expect.objectContaining({ text: prose })]);
  });

  it("has a name and titles whose letters stand apart", async () => {
    expect((await readFile({ bytes: new TextEncoder().encode("A D E L E\nadele@example.com") })).resume.name).toBe("ADELE");
    const { resume } = await read(["", "E X P E R I E N C E", "Engineer, Example Mills", "2020 - 2021"]);
    expect(resume.experience).toMatchObject([{ role: "Engineer", company: "Example Mills", start: "2020", end: "2021" }]);
  });

  it("goes on with a section that comes again", async () => {
    const { resume } = await read(["", "Skills", "Milling", "", "Languages", "Italian", "", "Skills", "Baking"]);
    expect(resume.skills).toEqual(["Milling", "Baking"]);
  });
});
