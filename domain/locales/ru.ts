export const ru = {
  document: "Резюме",
  present: "настоящее время",
  headings: {
    summary: "О себе",
    experience: "Опыт работы",
    education: "Образование",
    skills: "Навыки",
    projects: "Проекты",
    certifications: "Сертификаты",
    publications: "Публикации",
    awards: "Награды",
    volunteer: "Волонтёрская деятельность",
    languages: "Языки",
    interests: "Интересы",
    references: "Рекомендации",
    custom_sections: "Дополнительная информация",
  },
};
