export const es = {
  document: "Currículum",
  present: "actualidad",
  headings: {
    summary: "Perfil profesional",
    experience: "Experiencia profesional",
    education: "Formación académica",
    skills: "Habilidades",
    projects: "Proyectos",
    certifications: "Certificaciones",
    publications: "Publicaciones",
    awards: "Premios y reconocimientos",
    volunteer: "Voluntariado",
    languages: "Idiomas",
    interests: "Intereses",
    references: "Referencias",
    custom_sections: "Información adicional",
  },
};
