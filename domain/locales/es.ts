import type { LocaleData } from "./locale-data.ts";

export const es: LocaleData = {
  document: "Currículum",
  present: "actualidad",
  dates: {
    month: "MMMM 'de' y",
    day: "d 'de' MMMM 'de' y",
    numeric: { month: "MM/y", day: "dd/MM/y" },
    months: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
  },
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
  labels: { score: "Calificación", courses: "Asignaturas", keywords: "Habilidades" },
  alsoRead: {
    present: ["presente", "actual", "actualmente", "hasta la fecha", "hoy", "en curso"],
    betweenDateParts: ["del"],
    scores: ["nota", "media", "promedio"],
    titles: {
      summary: ["perfil", "resumen", "sobre mí", "extracto"],
      experience: ["experiencia", "experiencia laboral", "trayectoria profesional"],
      education: ["educación", "formación", "estudios"],
      skills: ["competencias", "aptitudes", "conocimientos", "habilidades técnicas"],
      projects: ["proyectos personales"],
      certifications: ["certificados", "cursos y certificaciones"],
      awards: ["premios", "reconocimientos", "logros"],
      interests: ["aficiones"],
    },
  },
};
