import type { LocaleData } from "./locale-data.ts";

export const pt: LocaleData = {
  document: "Currículo",
  present: "presente",
  dates: {
    month: "MMMM 'de' y",
    day: "d 'de' MMMM 'de' y",
    numeric: { month: "MM/y", day: "dd/MM/y" },
    months: ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
  },
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
  labels: { score: "Nota", courses: "Disciplinas", keywords: "Competências" },
  alsoRead: {
    present: ["atual", "atualmente", "até o momento", "hoje", "em curso"],
    scores: ["média", "classificação"],
    titles: {
      summary: ["perfil", "resumo", "resumo profissional", "sobre mim", "objetivo"],
      experience: ["experiência", "experiências", "experiências profissionais", "histórico profissional"],
      education: ["educação", "formação académica", "formação acadêmica", "escolaridade"],
      skills: ["habilidades", "competências técnicas", "conhecimentos"],
      projects: ["projetos pessoais"],
      certifications: ["certificados"],
      awards: ["prémios", "prêmios", "conquistas"],
      volunteer: ["trabalho voluntário"],
      languages: ["línguas"],
      interests: ["passatempos"],
    },
  },
};
