export const hi = {
  document: "रिज़्यूमे",
  present: "वर्तमान",
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
};
