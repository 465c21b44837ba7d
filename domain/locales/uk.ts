export const uk = {
  document: "Резюме",
  present: "теперішній час",
  headings: {
    summary: "Про себе",
    experience: "Досвід роботи",
    education: "Освіта",
    skills: "Навички",
    projects: "Проєкти",
    certifications: "Сертифікати",
    publications: "Публікації",
    awards: "Нагороди",
    volunteer: "Волонтерська діяльність",
    languages: "Мови",
    interests: "Інтереси",
    references: "Рекомендації",
    custom_sections: "Додаткова інформація",
  },
};
