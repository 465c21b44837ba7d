import type { LocaleData } from "./locale-data.ts";

export const nl: LocaleData = {
  document: "Curriculum vitae",
  present: "heden",
  dates: {
    month: "MMMM y",
    day: "d MMMM y",
    numeric: { month: "MM-y", day: "dd-MM-y" },
    months: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
  },
  headings: {
    summary: "Profiel",
    experience: "Werkervaring",
    education: "Opleiding",
    skills: "Vaardigheden",
    projects: "Projecten",
    certifications: "Certificaten",
    publications: "Publicaties",
    awards: "Onderscheidingen",
    volunteer: "Vrijwilligerswerk",
    languages: "Talen",
    interests: "Interesses",
    references: "Referenties",
    custom_sections: "Overige informatie",
  },
  labels: { score: "Cijfer", courses: "Vakken", keywords: "Vaardigheden" },
  alsoRead: {
    present: ["nu", "huidig"],
    months: { 3: ["mrt"] },
    scores: ["gemiddelde", "gemiddeld"],
    titles: {
      summary: ["samenvatting", "over mij"],
      experience: ["ervaring", "loopbaan"],
      education: ["opleidingen", "onderwijs"],
      skills: ["competenties", "kennis en vaardigheden"],
      certifications: ["certificeringen", "cursussen"],
      awards: ["prijzen"],
      languages: ["talenkennis"],
      interests: ["hobby's"],
    },
  },
};
