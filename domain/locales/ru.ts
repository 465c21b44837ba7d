import type { LocaleData } from "./locale-data.ts";

export const ru: LocaleData = {
  document: "Резюме",
  present: "настоящее время",
  dates: {
    month: "MMMM y",
    day: "d MMMM y",
    numeric: { month: "MM.y", day: "dd.MM.y" },
    months: ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"],
    monthsOfDay: ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"],
  },
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
  labels: { score: "Оценка", courses: "Курсы", keywords: "Навыки" },
  alsoRead: {
    present: ["по настоящее время", "сейчас", "н. в."],
    betweenDateParts: ["г", "года"],
    scores: ["балл"],
    titles: "unlisted",
  },
};
