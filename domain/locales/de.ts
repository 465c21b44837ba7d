import type { LocaleData } from "./locale-data.ts";

export const de: LocaleData = {
  document: "Lebenslauf",
  present: "heute",
  dates: {
    month: "MMMM y",
    day: "d. MMMM y",
    numeric: { month: "MM/y", day: "dd.MM.y" },
    months: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
  },
  headings: {
    summary: "Profil",
    experience: "Berufserfahrung",
    education: "Ausbildung",
    skills: "Kenntnisse",
    projects: "Projekte",
    certifications: "Zertifikate",
    publications: "Publikationen",
    awards: "Auszeichnungen",
    volunteer: "Ehrenamtliches Engagement",
    languages: "Sprachen",
    interests: "Interessen",
    references: "Referenzen",
    custom_sections: "Weiteres",
  },
  alsoRead: {
    present: ["bis heute", "aktuell", "derzeit", "laufend", "gegenwärtig"],
    months: { 3: ["mrz"] },
    titles: {
      summary: ["kurzprofil", "zusammenfassung", "über mich"],
      experience: ["beruflicher werdegang", "praktische erfahrung", "werdegang", "berufspraxis"],
      education: ["bildung", "studium", "bildungsweg", "schulbildung", "akademische ausbildung", "ausbildung und studium"],
      skills: ["fähigkeiten", "kompetenzen", "fachkenntnisse", "edv-kenntnisse", "kenntnisse und fähigkeiten"],
      projects: ["ausgewählte projekte"],
      certifications: ["zertifizierungen", "weiterbildung", "weiterbildungen"],
      publications: ["veröffentlichungen"],
      awards: ["preise", "ehrungen"],
      volunteer: ["ehrenamt", "ehrenamtliche tätigkeit", "engagement"],
      languages: ["sprachkenntnisse"],
      interests: ["hobbys", "hobbys und interessen"],
    },
  },
};
