export const he = {
  document: "קורות חיים",
  present: "היום",
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
};
