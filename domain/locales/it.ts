export const it = {
  document: "Curriculum vitae",
  present: "oggi",
  headings: {
    summary: "Profilo professionale",
    experience: "Esperienze professionali",
    education: "Istruzione e formazione",
    skills: "Competenze",
    projects: "Progetti",
    certifications: "Certificazioni",
    publications: "Pubblicazioni",
    awards: "Premi e riconoscimenti",
    volunteer: "Volontariato",
    languages: "Lingue",
    interests: "Interessi",
    references: "Referenze",
    custom_sections: "Altre informazioni",
  },
};
