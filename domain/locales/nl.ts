export const nl = {
  document: "Curriculum vitae",
  present: "heden",
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
};
