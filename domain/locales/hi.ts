import type { LocaleData } from "./locale-data.ts";

export const hi: LocaleData = {
  document: "रिज़्यूमे",
  present: "वर्तमान",
  dates: {
    month: "MMMM y",
    day: "d MMMM y",
    numeric: { month: "MM/y", day: "dd/MM/y" },
    months: ["जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"],
  },
  headings: {
    summary: "पेशेवर सारांश",
    experience: "कार्य अनुभव",
    education: "शिक्षा",
    skills: "कौशल",
    projects: "परियोजनाएँ",
    certifications: "प्रमाणपत्र",
    publications: "प्रकाशन",
    awards: "पुरस्कार",
    volunteer: "स्वयंसेवा",
    languages: "भाषाएँ",
    interests: "रुचियाँ",
    references: "संदर्भ",
    custom_sections: "अतिरिक्त जानकारी",
  },
  labels: { score: "अंक", courses: "पाठ्यक्रम", keywords: "कौशल" },
  alsoRead: {
    present: ["अब तक"],
    scores: ["ग्रेड", "प्रतिशत"],
    titles: "unlisted",
  },
};
