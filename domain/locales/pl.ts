export const pl = {
  document: "CV",
  present: "obecnie",
  headings: {
    summary: "Profil zawodowy",
    experience: "Doświadczenie zawodowe",
    education: "Wykształcenie",
    skills: "Umiejętności",
    projects: "Projekty",
    certifications: "Certyfikaty",
    publications: "Publikacje",
    awards: "Nagrody i wyróżnienia",
    volunteer: "Wolontariat",
    languages: "Języki",
    interests: "Zainteresowania",
    references: "Referencje",
    custom_sections: "Informacje dodatkowe",
  },
};
