export const ta = {
  document: "சுயவிவரக் குறிப்பு",
  present: "தற்போது",
  headings: {
    summary: "தொழில்முறைச் சுருக்கம்",
    experience: "பணி அனுபவம்",
    education: "கல்வி",
    skills: "திறன்கள்",
    projects: "திட்டங்கள்",
    certifications: "சான்றிதழ்கள்",
    publications: "வெளியீடுகள்",
    awards: "விருதுகள்",
    volunteer: "தன்னார்வப் பணி",
    languages: "மொழிகள்",
    interests: "ஆர்வங்கள்",
    references: "பரிந்துரையாளர்கள்",
    custom_sections: "கூடுதல் தகவல்கள்",
  },
};
