import type { LocaleData } from "./locale-data.ts";

export const ar: LocaleData = {
  document: "السيرة الذاتية",
  present: "حتى الآن",
  dates: {
    month: "MMMM y",
    day: "d MMMM y",
    numeric: { month: "MM/y", day: "dd/MM/y" },
    months: ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
  },
  headings: {
    summary: "الملخص المهني",
    experience: "الخبرة المهنية",
    education: "التعليم",
    skills: "المهارات",
    projects: "المشاريع",
    certifications: "الشهادات المهنية",
    publications: "المنشورات",
    awards: "الجوائز",
    volunteer: "العمل التطوعي",
    languages: "اللغات",
    interests: "الاهتمامات",
    references: "المراجع",
    custom_sections: "معلومات إضافية",
  },
  labels: { score: "المعدل", courses: "المقررات", keywords: "المهارات" },
  alsoRead: {
    present: ["الآن", "الحاضر", "حاليا"],
    scores: ["معدل", "تقدير", "درجة"],
    titles: "unlisted",
  },
};
