import type { LocaleData } from "./locale-data.ts";

export const fr: LocaleData = {
  document: "CV",
  present: "aujourd’hui",
  dates: {
    month: "MMMM y",
    day: "d MMMM y",
    numeric: { month: "MM/y", day: "dd/MM/y" },
    firstDay: "1er",
    months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
  },
  headings: {
    summary: "Profil",
    experience: "Expérience professionnelle",
    education: "Formation",
    skills: "Compétences",
    projects: "Projets",
    certifications: "Certifications",
    publications: "Publications",
    awards: "Prix et distinctions",
    volunteer: "Bénévolat",
    languages: "Langues",
    interests: "Centres d’intérêt",
    references: "Références",
    custom_sections: "Informations complémentaires",
  },
  alsoRead: {
    present: ["présent", "actuel", "actuellement", "à ce jour", "en cours"],
    titles: {
      summary: ["résumé", "à propos", "profil professionnel", "objectif"],
      experience: ["expérience", "expériences", "expériences professionnelles", "parcours professionnel"],
      education: ["formations", "éducation", "études", "diplômes", "formation académique"],
      skills: ["compétences techniques", "savoir-faire"],
      projects: ["projets personnels"],
      certifications: ["certificats"],
      awards: ["prix", "distinctions", "récompenses"],
      volunteer: ["engagement associatif", "volontariat"],
      interests: ["intérêts", "loisirs"],
    },
  },
};
