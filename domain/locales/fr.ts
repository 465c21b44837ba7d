export const fr = {
  document: "CV",
  present: "aujourd’hui",
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
};
