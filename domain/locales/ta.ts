import type { LocaleData } from "./locale-data.ts";

export const ta: LocaleData = {
  document: "சுயவிவரக் குறிப்பு",
  present: "தற்போது",
  dates: {
    month: "MMMM y",
    day: "d MMMM, y",
    numeric: { month: "MM/y", day: "dd/MM/y" },
    months: ["ஜனவரி", "பிப்ரவரி", "மார்ச்", "ஏப்ரல்", "மே", "ஜூன்", "ஜூலை", "ஆகஸ்ட்", "செப்டம்பர்", "அக்டோபர்", "நவம்பர்", "டிசம்பர்"],
  },
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
  labels: { score: "மதிப்பெண்", courses: "பாடங்கள்", keywords: "திறன்கள்" },
  alsoRead: {
    present: ["இன்று வரை"],
    scores: ["தரம்"],
    titles: "unlisted",
  },
};
