import type { LocaleData } from "./locale-data.ts";

export const he: LocaleData = {
  document: "קורות חיים",
  present: "היום",
  dates: {
    month: "MMMM y",
    day: "d MMMM y",
    numeric: { month: "MM.y", day: "dd.MM.y" },
    months: ["ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"],
    monthsOfDay: ["בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני", "ביולי", "באוגוסט", "בספטמבר", "באוקטובר", "בנובמבר", "בדצמבר"],
  },
  headings: {
    summary: "תקציר",
    experience: "ניסיון תעסוקתי",
    education: "השכלה",
    skills: "כישורים",
    projects: "פרויקטים",
    certifications: "הסמכות",
    publications: "פרסומים",
    awards: "פרסים",
    volunteer: "התנדבות",
    languages: "שפות",
    interests: "תחומי עניין",
    references: "ממליצים",
    custom_sections: "מידע נוסף",
  },
  labels: { score: "ציון", courses: "קורסים", keywords: "כישורים" },
  alsoRead: {
    present: ["כיום", "עד היום"],
    scores: ["ממוצע"],
    titles: "unlisted",
  },
};
