import { describe, expect, it } from "vitest";
import { newResume } from "../../../domain/inputs.ts";
import { portrait } from "../../support/portrait.ts";
import { read } from "./read.ts";

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
        items: [
          { id: "s1", hidden: false, name: "Steam", proficiency: "Expert", level: 5, keywords: ["valves"] },
          { id: "s2", hidden: false, name: "Wind", proficiency: "", level: 3, keywords: [] },
        ],
      },
      references: {
        title: "",
        hidden: true,
        items: [
          {
            id: "f1",
            hidden: false,
            name: "Prof. Example",
            position: "Chair",
            phone: "",
            website: { ...website, url: "https://chair.example", label: "The chair" },
            description: "<p>Reliable.</p>",
          },
        ],
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
      {
        title: "Letter",
        hidden: false,
        id: "x2",
        type: "cover-letter",
        items: [{ id: "t2", hidden: false, recipient: "<p>Example Mills<br />Turin</p>", content: "<p>Dear all,</p><p>Hello.</p>" }],
      },
    ],
    metadata: {
      template: "onyx",
      layout: {
        sidebarWidth: 35,
        pages: [
          { fullWidth: false, main: ["experience", "x1", "x2"], sidebar: ["profiles", "skills"] },
          { fullWidth: true, main: ["summary"], sidebar: [] },
        ],
      },
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
      skills: [
        { name: "Steam", level: "Expert", keywords: ["valves"] },
        { name: "Wind", level: "3 / 5" },
      ],
      references: [{ name: "Prof. Example", position: "Chair", reference: "Reliable.\n[The chair](https://chair.example)" }],
      custom_sections: [{ id: "x2", title: "Letter", items: [{ id: "t2", text: "Example Mills\\\nTurin\nDear all,\nHello." }] }],
      publications: [{ name: "On mills", date: "2020-05" }],
      presentation: {
        page_size: "Letter",
        accent_color: "#dc2626",
        section_titles: { summary: "About", skills: "Tools" },
        section_order: ["experience", "custom_sections.x2", "skills", "summary"],
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
        interests: { name: "Interests", visible: false, items: [{ id: "i1", visible: true, name: "Sailing", keywords: [] }] },
        custom: {
          abc: {
            name: "Patents",
            visible: true,
            items: [{ id: "x1", visible: true, name: "A mill", description: "Office", date: "2020", summary: "<p>Granted.</p>", url }],
          },
        },
      },
      metadata: {
        template: "glalie",
        layout: [
          [
            ["education", "custom.abc"],
            ["languages", "custom.none"],
          ],
        ],
        page: { format: "a4" },
        theme: { primary: "#ca8a04" },
      },
    });
    expect(source.version).toBe("4");
    expect(resume).toMatchObject({
      contacts: [{ label: "Permit", text: "B" }],
      summary: "Hello.",
      education: [{ degree: "BSc", area: "Mathematics", score: "9", start: "2012-08", end: "2016-05" }],
      experience: [{ hidden: true, start: "2019", end: "2020", details: ["One"] }],
      languages: [{ language: "Italian", fluency: "Native" }],
      custom_sections: [{ title: "Patents", items: [{ title: "A mill", subtitle: "Office", date: "2020", text: "Granted." }] }],
      interests: [{ name: "Sailing" }],
      presentation: {
        accent_color: "#ca8a04",
        page_size: "A4",
        section_order: ["education", "custom_sections.abc", "languages"],
        hidden_sections: ["interests"],
      },
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

  it("is read as its server hands it out, with a photo that is in it, and what is usual or says nothing left out", async () => {
    const { source, resume, unplaced } = await read({
      id: "r1",
      data: {
        picture: { url: portrait },
        basics: {
          name: "Ada Example",
          email: "ada@example.com",
          website: { url: "https://ada.example", label: "My mills" },
          customFields: [{ name: "Permit", text: "B", link: "https://permit.example" }],
        },
        summary: { title: "Summary", hidden: true, content: "<p>Hello.<br></p>" },
        sections: {
          experience: { title: "Experience", items: [{ id: "no id!", company: "Example Mills", position: "Miller" }] },
          education: { title: "", items: [{ school: "Example University", period: "2014" }] },
          projects: { title: "", items: [{ name: "Wheel", description: "Of oak.", summary: "<p>It <b>turns </b>well.</p>" }] },
          skills: { title: "", items: [{ name: "Wind", level: 0 }] },
          languages: { title: "", items: [{ language: "Italian", fluency: "", level: 4 }] },
          awards: { title: "", items: [{ title: "Medal", date: "2019 - 2020" }] },
          volunteer: { title: "Volunteering", items: [{ organization: "Fire Brigade" }] },
        },
        customSections: [{ title: "Talks", type: "custom", hidden: true, items: [{ title: "On mills" }] }],
        metadata: { page: { format: "a4", locale: "it" }, design: { colors: { primary: "#DC2626" } } },
      },
    });
    expect(source.version).toBe("5");
    expect(resume).toMatchObject({
      photo: portrait,
      url: "https://ada.example",
      url_label: "My mills",
      contacts: [{ label: "Permit", text: "B", url: "https://permit.example" }],
      summary: "Hello.",
      experience: [{ company: "Example Mills", role: "Miller" }],
      education: [{ institution: "Example University", year: "2014" }],
      projects: [{ name: "Wheel", description: "Of oak.\nIt **turns** well." }],
      skills: [{ name: "Wind" }],
      languages: [{ language: "Italian", fluency: "4 / 5" }],
      awards: [{ title: "Medal", date: "2019 – 2020" }],
      custom_sections: [{ title: "Talks", hidden: true }],
    });
    expect(resume.skills).toEqual([{ name: "Wind" }]);
    expect(resume.presentation).toEqual({ page_size: "A4", locale: "it", accent_color: "#dc2626", hidden_sections: ["summary"] });
    expect(unplaced).toEqual([]);
  });

  it("is read in version 3 with its order and its colour, and without what its database added", async () => {
    const { resume, unplaced } = await read({
      _id: "r1",
      userId: "u1",
      slug: "ada",
      public: true,
      basics: { name: "Ada Example", photo: portrait },
      sections: { work: { name: "Work Experience", visible: true, items: [{ name: "Example Mills", position: "Miller" }] } },
      metadata: { layout: [[["work"], ["education"]]], theme: { primary: "rgb(1, 2, 255)" }, locale: "de" },
    });
    expect(resume.photo).toBe(portrait);
    expect(resume.presentation).toEqual({ section_order: ["experience", "education"], accent_color: "#0102ff", locale: "de" });
    expect(unplaced).toEqual([]);
  });
});
