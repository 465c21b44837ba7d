export const de = {
  document: "Lebenslauf",
  present: "heute",
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
};
