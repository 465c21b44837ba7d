export const pt = {
  document: "Currículo",
  present: "presente",
  headings: {
    summary: "Perfil profissional",
    experience: "Experiência profissional",
    education: "Formação",
    skills: "Competências",
    projects: "Projetos",
    certifications: "Certificações",
    publications: "Publicações",
    awards: "Distinções",
    volunteer: "Voluntariado",
    languages: "Idiomas",
    interests: "Interesses",
    references: "Referências",
    custom_sections: "Informações adicionais",
  },
};
