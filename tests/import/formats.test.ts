import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { newResume } from "../../domain/inputs.ts";
import { write } from "../../formats/json-resume.ts";
import { readFile } from "../../formats/sources/read-file.ts";
import { jsonResumes } from "../support/json-resumes.ts";

const bytesOf = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

const read = (value: unknown, type?: string) => readFile({ bytes: bytesOf(value), type });

describe("Reactive Resume", () => {
  const website = { url: "", label: "", inlineLink: false };
  const five = {
    picture: { hidden: false, url: "https://pictures.example/ada.jpg", size: 100 },
    basics: {
      name: "Ada Example",
      headline: "Engineer",
      email: "ada@example.com",
      phone: "+39 011 555 0100",
      location: "Turin, Italy",
      website: { url: "https://ada.example.com", label: "ada.example.com" },
      customFields: [{ id: "c1", icon: "phone", text: "Signal: ada.42", link: "" }],
    },
    summary: {
      title: "About",
      columns: 1,
      hidden: false,
      content: "<p>Builds <strong>engines</strong> &amp; <a href='https://mill.example'>mills</a>.</p>",
    },
    sections: {
      profiles: {
        title: "",
        hidden: false,
        items: [{ id: "p1", hidden: false, network: "GitHub", username: "ada", website: { ...website, url: "https://github.com/ada" } }],
      },
      experience: {
        title: "",
        hidden: false,
        items: [
          {
            id: "e1",
            hidden: true,
            company: "Example Engines",
            position: "Engineer",
            location: "Turin",
            period: "March 2022 - Present",
            website,
            roles: [{ id: "r1", position: "Lead", period: "2023 - Present", description: "<p>Led.</p>" }],
            description: "<ul><li><p>Built the <em>mill</em>.</p></li><li>Kept 5 * 3 logs.</li></ul><p></p>",
          },
        ],
      },
      skills: {
        title: "Tools",
        hidden: false,
        items: [{ id: "s1", hidden: false, name: "Steam", proficiency: "Expert", level: 5, keywords: ["valves"] }],
      },
      references: {
        title: "",
        hidden: true,
        items: [{ id: "f1", hidden: false, name: "Prof. Example", position: "Chair", phone: "", website, description: "<p>Reliable.</p>" }],
      },
    },
    customSections: [
      {
        title: "Talks",
        hidden: false,
        id: "x1",
        type: "publications",
        items: [{ id: "t1", hidden: false, title: "On mills", publisher: "Example Press", date: "May 2020", website, description: "" }],
      },
    ],
    metadata: {
      template: "onyx",
      page: { format: "letter", locale: "en-US" },
      design: { colors: { primary: "rgba(220, 38, 38, 1)" } },
      typography: { body: { fontFamily: "Roboto" } },
    },
  };

  it("is read in version 5, hidden entries, roles, marks and look as well", async () => {
    const { source, resume, unplaced, warnings } = await read(five);
    expect(source).toEqual({ format: "reactive-resume", version: "5", confidence: 1 });
    expect(newResume.safeParse(resume).success).toBe(true);
    expect(resume).toMatchObject({
      name: "Ada Example",
      url: "https://ada.example.com",
      location: { text: "Turin, Italy" },
      contacts: [{ text: "Signal: ada.42" }],
      summary: "Builds **engines** & [mills](https://mill.example).",
      profiles: [{ network: "GitHub", username: "ada", url: "https://github.com/ada" }],
      experience: [
        {
          id: "e1",
          hidden: true,
          role: "Engineer",
          company: "Example Engines",
          start: "2022-03",
          end: "present",
          details: ["Built the *mill*.", "Kept 5 \\* 3 logs."],
          positions: [{ role: "Lead", summary: "Led." }],
        },
      ],
      skills: [{ name: "Steam", level: "Expert", keywords: ["valves"] }],
      references: [{ name: "Prof. Example", position: "Chair", reference: "Reliable." }],
      publications: [{ name: "On mills", date: "2020-05" }],
      presentation: {
        page_size: "Letter",
        accent_color: "#dc2626",
        section_titles: { summary: "About", skills: "Tools" },
        hidden_sections: ["references"],
      },
    });
    expect(unplaced).toContainEqual({ path: "metadata.typography.body.fontFamily", text: "Roboto" });
    expect(warnings.join()).toContain("nothing is fetched");
  });

  it("is read in version 4", async () => {
    const url = { label: "", href: "" };
    const { source, resume } = await read({
      basics: {
        name: "Ada Example",
        headline: "",
        email: "ada@example.com",
        phone: "",
        location: "Turin",
        url: { label: "", href: "https://ada.example.com" },
        customFields: [{ id: "c", name: "Permit", value: "B" }],
        picture: { url: "" },
      },
      sections: {
        summary: { name: "Summary", visible: true, id: "summary", content: "<p>Hello.</p>" },
        education: {
          name: "Education",
          visible: true,
          items: [
            {
              id: "d1",
              visible: true,
              institution: "Example University",
              studyType: "BSc",
              area: "Mathematics",
              score: "9",
              date: "August 2012 to May 2016",
              summary: "",
              url,
            },
          ],
        },
        experience: {
          name: "Experience",
          visible: true,
          items: [
            {
              id: "e1",
              visible: false,
              company: "Example Engines",
              position: "Engineer",
              location: "",
              date: "2019 - 2020",
              summary: "<ul><li>One</li></ul>",
              url,
            },
          ],
        },
        languages: {
          name: "Languages",
          visible: true,
          items: [{ id: "l1", visible: true, name: "Italian", description: "Native", level: 5 }],
        },
        custom: {
          abc: {
            name: "Patents",
            visible: true,
            items: [{ id: "x1", visible: true, name: "A mill", description: "Office", date: "2020", summary: "<p>Granted.</p>", url }],
          },
        },
      },
      metadata: { template: "glalie", page: { format: "a4" }, theme: { primary: "#ca8a04" } },
    });
    expect(source.version).toBe("4");
    expect(resume).toMatchObject({
      contacts: [{ label: "Permit", text: "B" }],
      summary: "Hello.",
      education: [{ degree: "BSc", area: "Mathematics", score: "9", start: "2012-08", end: "2016-05" }],
      experience: [{ hidden: true, start: "2019", end: "2020", details: ["One"] }],
      languages: [{ language: "Italian", fluency: "Native" }],
      custom_sections: [{ title: "Patents", items: [{ title: "A mill", subtitle: "Office", date: "2020", text: "Granted." }] }],
      presentation: { accent_color: "#ca8a04", page_size: "A4" },
    });
  });

  it("is read in version 3, whose texts are Markdown", async () => {
    const { source, resume } = await read({
      basics: {
        name: "Ada Example",
        email: "ada@example.com",
        birthdate: "1990-01-02",
        website: "ada.example.com",
        summary: "Hello.",
        location: { address: "1 Mill Lane", city: "Turin", postalCode: "10100", country: "Italy" },
        profiles: [{ id: "1", network: "GitHub", username: "ada", url: "" }],
      },
      sections: {
        work: {
          name: "Work Experience",
          visible: true,
          items: [
            {
              id: "w1",
              name: "Example Engines",
              position: "Engineer",
              date: { start: "2019-01-01", end: "" },
              url: "",
              summary: "Good years.\n- Built the mill.\n- Kept the log.",
            },
          ],
        },
        skills: { name: "Skills", visible: true, items: [{ id: "s1", name: "Steam", level: "Expert", levelNum: 9, keywords: [] }] },
      },
      metadata: { template: "kakuna", page: { format: "A4" }, theme: { primary: "#f44336" } },
    });
    expect(source.version).toBe("3");
    expect(resume).toMatchObject({
      personal: [{ label: "Date of birth", text: "1990-01-02" }],
      location: { city: "Turin", postal_code: "10100" },
      profiles: [{ network: "GitHub", username: "ada" }],
      experience: [
        {
          role: "Engineer",
          company: "Example Engines",
          start: "2019-01-01",
          summary: "Good years.",
          details: ["Built the mill.", "Kept the log."],
        },
      ],
      skills: [{ name: "Steam", level: "Expert" }],
    });
  });
});

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
});

describe("LinkedIn's data export", () => {
  it("is read table by table", async () => {
    const bytes = zipSync(
      Object.fromEntries(
        Object.entries({
          "Profile.csv":
            'First Name,Last Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites\nAda,Example,,,Engineer,"Builds engines,\nand mills.",Engines,10100,"Turin, Italy",[ada],"[PORTFOLIO:https://ada.example.com]"\n',
          "Positions.csv":
            'Company Name,Title,Description,Location,Started On,Finished On\nExample Engines,Engineer,"- Built the mill.\n- Kept the log.",Turin,Jan 2020,\nExample Steam,Stoker,Good years.,,Mar 2015,Dec 2019\n',
          "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\nExample University,2011,2014,,BSc,\n",
          "Skills.csv": "Name\nSteam\nValves\n",
          "Languages.csv": "Name,Proficiency\nItalian,Native or bilingual proficiency\n",
          "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nada@example.com,Yes,Yes,1/2/20\n",
          "Recommendations_Received.csv":
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nBo,Sample,Example Steam,Head,Reliable.,01/02/20,VISIBLE\n",
          "messages.csv": "FROM,TO\nsecret,secret\n",
        }).map(([name, text]) => [name, bytesOf(text)]),
      ),
    );
    const { source, resume, unplaced } = await readFile({ bytes });
    expect(source.format).toBe("linkedin");
    expect(newResume.safeParse(resume).success).toBe(true);
    expect(resume).toMatchObject({
      name: "Ada Example",
      email: "ada@example.com",
      headline: "Engineer",
      location: { text: "Turin, Italy" },
      url: "https://ada.example.com",
      experience: [
        { company: "Example Engines", role: "Engineer", start: "2020-01", end: "present", details: ["Built the mill.", "Kept the log."] },
        { company: "Example Steam", start: "2015-03", end: "2019-12", summary: "Good years." },
      ],
      education: [{ institution: "Example University", degree: "BSc", start: "2011", end: "2014" }],
      skills: ["Steam", "Valves"],
      references: [{ name: "Bo Sample", position: "Head", organization: "Example Steam", reference: "Reliable." }],
    });
    expect(unplaced).toContainEqual({ path: "Profile.csv[0].Industry", text: "Engines" });
    expect(JSON.stringify([resume, unplaced])).not.toContain("secret");
  });
});

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

  it("is read in UTF-16, too", async () => {
    const { resume } = await readFile({ bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(asText, "utf16le")]) });
    expect(resume).toMatchObject({ experience: jobs });
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
});

describe("a resume of this service", () => {
  it("comes back as it is", async () => {
    const resume = {
      email: "ada@example.com",
      name: "Ada Example",
      skills: ["Steam"],
      experience: [],
      education: [],
      phone: "",
      summary: "",
      custom: { a: [1] },
    };
    const answer = await read(resume);
    expect(answer).toMatchObject({ source: { format: "resume", confidence: 1 }, resume, unplaced: [] });
  });

  it("is made valid, and what that takes out is listed", async () => {
    const { resume, unplaced } = await read({
      email: "ada@example.com",
      experience: [{ role: "x".repeat(301), salary: 1 }, { role: "Engineer" }],
      skills: Array.from({ length: 202 }, (_, i) => `skill ${i}`),
      nonsense: true,
    });
    expect(newResume.safeParse(resume).success).toBe(true);
    expect(resume.experience).toMatchObject([{}, { role: "Engineer" }]);
    expect(unplaced.map(({ path }) => path).sort()).toEqual([
      "experience[0].role",
      "experience[0].salary",
      "nonsense",
      "skills[200]",
      "skills[201]",
    ]);
  });
});

describe("JSON Resume", () => {
  const document = {
    basics: { name: "Ada Example", label: "Engineer", email: "ada@example.com", website: "https://ada.example.com", pets: 3 },
    work: [{ name: "Example Engines", position: "Engineer", startDate: "2019-01-01", highlights: ["Built the mill."], team: "Mills" }],
    meta: { version: "v1.0.0" },
  };

  it("is read whole: what a resume has no field for is kept, and told", async () => {
    const { source, resume, unplaced } = await read(document);
    expect(source).toEqual({ format: "json-resume", version: "1.0.0", confidence: 1 });
    expect(resume).toMatchObject({
      name: "Ada Example",
      headline: "Engineer",
      experience: [{ role: "Engineer", custom: { team: "Mills" } }],
    });
    expect(unplaced).toEqual([
      { path: "basics.pets", text: "3" },
      { path: "work[0].team", text: "Mills" },
    ]);
  });

  it("comes back as it was, key for key", async () => {
    const { resume } = await read(document);
    const content = newResume.parse(resume);
    expect(JSON.parse(new TextDecoder().decode(write({ content }).bytes))).toEqual(document);
  });

  it.each(Object.entries(jsonResumes))("is imported and exported as it was, blanks and all: %s", async (_, given) => {
    const { resume } = await read(given);
    const content = newResume.parse({ email: "ada@example.com", ...resume });
    expect(JSON.parse(new TextDecoder().decode(write({ content: { ...content, custom: content.custom ?? {} } }).bytes))).toEqual(given);
  });
});
