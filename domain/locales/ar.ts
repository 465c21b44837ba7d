export const ar = {
  document: "السيرة الذاتية",
  present: "حتى الآن",
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
};
