import { describe, expect, it } from "vitest";
import { read } from "./read.ts";

describe("RenderCV", () => {
  it("is read by the types of its entries", async () => {
    const { source, resume, unplaced } = await read(`
cv:
  name: Ada Example
  headline: Engineer
  location: Turin, Italy
  email: ada@example.com
  phone: tel:+39-011-555-0100
  website: https://ada.example.com
  social_networks:
    - network: GitHub
      username: ada
  sections:
    summary:
      - Builds **engines**.
    experience:
      - company: Example Engines
        position: Engineer
        location: Turin
        start_date: 2020-10
        end_date: present
        highlights:
          - Built the [mill](https://mill.example).
    education:
      - institution: Example University
        area: Mathematics
        degree: BSc
        date: 2018
        grade: 110/110
    projects:
      - name: "[Punch card reader](https://cards.example)"
        date: Fall 2023
        summary: Reads cards.
    skills:
      - label: Languages
        details: C++, Go
    publications:
      - title: On Engines
        authors: [A. Sample, "***Ada Example***"]
        doi: 10.1000/182
        journal: Example Press
        date: 2004-01
    Welcome to all!:
      - bullet: One.
      - bullet: Two.
design:
  theme: sb2nov
  page:
    size: us-letter
locale:
  language: english
`);
    expect(source).toMatchObject({ format: "rendercv", version: "2" });
    expect(resume).toMatchObject({
      name: "Ada Example",
      phone: "+39-011-555-0100",
      location: { text: "Turin, Italy" },
      summary: "Builds **engines**.",
      experience: [{ role: "Engineer", start: "2020-10", end: "present", details: ["Built the [mill](https://mill.example)."] }],
      education: [{ degree: "BSc", area: "Mathematics", year: "2018", score: "110/110" }],
      projects: [{ name: "Punch card reader", url: "https://cards.example", date: "Fall 2023", description: "Reads cards." }],
      skills: [{ name: "Languages", keywords: ["C++", "Go"] }],
      publications: [
        { name: "On Engines", authors: ["A. Sample", "Ada Example"], doi: "10.1000/182", publisher: "Example Press", date: "2004-01" },
      ],
      custom_sections: [{ title: "Welcome to all!", items: [{ text: "One." }, { text: "Two." }] }],
      presentation: { page_size: "Letter", locale: "en" },
    });
    expect(unplaced).toEqual([{ path: "design.theme", text: "sb2nov" }]);
  });

  it("loses no section of several whose titles say the same, nor of several that have a title of their own", async () => {
    const { resume, unplaced } = await read(`
cv:
  sections:
    Summary:
      - Builds engines.
    Experience:
      - company: Example Engines
    Talks:
      - On mills.
    Profile:
      - Mends mills.
    Employment:
      - company: Example Steam
    Side work:
      - A clock.
`);
    expect(resume).toMatchObject({
      summary: "Builds engines.\nMends mills.",
      experience: [{ company: "Example Engines" }, { company: "Example Steam" }],
      custom_sections: [
        { title: "Talks", items: [{ text: "On mills." }] },
        { title: "Side work", items: [{ text: "A clock." }] },
      ],
    });
    expect(unplaced).toEqual([]);
  });

  it("is read in version 1, whose headline and language have other names", async () => {
    const { source, resume } = await read(`
cv:
  name: Ada Example
  label: Engineer
locale_catalog:
  language: de
`);
    expect(source).toMatchObject({ format: "rendercv", version: "1" });
    expect(resume).toMatchObject({ headline: "Engineer", presentation: { locale: "de" } });
  });

  it("is read without the backslashes that keep signs from being marks, but before marks of ours", async () => {
    const { resume } = await read(String.raw`
cv:
  name: Ada \<PhD>
  sections:
    summary:
      - \*kept\* and 1\. not
    skills:
      - "Clinical: CTG, C\\#, sutures"
`);
    expect(resume).toMatchObject({
      name: "Ada <PhD>",
      summary: "\\*kept\\* and 1. not",
      skills: [{ name: "Clinical", keywords: ["CTG", "C#", "sutures"] }],
    });
  });

  it("is read with second addresses, dates of every kind, and sections that have no field", async () => {
    const { source, resume, unplaced } = await read(`
cv:
  label: Engineer
  email: [ada@example.com, ada@example.org]
  phone: ["+39-011-555-0100", "tel:+39-011-555-0199"]
  website: [https://ada.example.com, https://mills.example]
  custom_connections:
    - placeholder: Portfolio
      url: https://portfolio.example
  sections:
    experience:
      - company: Example Engines
        date: Summer 2020
    education:
      - institution: Example University
        end_date: 2018
        gpa: "3.9"
    skills:
      - "Data: SQL, the analysis of large tables"
    interests:
      - label: Music
        details: harp, viola
    awards:
      - name: Medal
        date: 2020.10
    hobby_projects:
      - title: On Mills
        doi: 10.1000/182
        url: https://mills.example/1
      - number: One.
      - reversed_number: Two.
`);
    expect(source.version).toBe("1");
    expect(resume).toMatchObject({
      email: "ada@example.com",
      phone: "+39-011-555-0100",
      url: "https://ada.example.com",
      contacts: [
        { text: "ada@example.org" },
        { text: "+39-011-555-0199" },
        { text: "https://mills.example", url: "https://mills.example" },
        { text: "Portfolio", url: "https://portfolio.example" },
      ],
      experience: [{ company: "Example Engines", start: "Summer 2020" }],
      education: [{ institution: "Example University", year: "2018", score: "3.9" }],
      skills: [{ name: "Data", keywords: ["SQL, the analysis of large tables"] }],
      interests: [{ name: "Music", keywords: ["harp", "viola"] }],
      awards: [{ title: "Medal", date: "2020.10" }],
      custom_sections: [
        {
          title: "Hobby projects",
          items: [{ title: "On Mills", text: "10.1000/182", url: "https://mills.example/1" }, { text: "One." }, { text: "Two." }],
        },
      ],
    });
    expect(unplaced).toEqual([]);
  });

  it("is refused with the line in which it is broken", async () => {
    await expect(read("cv:\n  name: Ada\n  email: [ada\n  phone: x\n")).rejects.toThrow("This YAML is broken in line 4.");
  });
});
