import type { LocaleData } from "./locale-data.ts";

export const ko: LocaleData = {
  document: "이력서",
  present: "현재",
  dates: {
    month: "y년 M월",
    day: "y년 M월 d일",
    numeric: { month: "y.MM", day: "y.MM.dd" },
    months: "numbered",
  },
  headings: {
    summary: "경력 요약",
    experience: "경력",
    education: "학력",
    skills: "보유 기술",
    projects: "프로젝트",
    certifications: "자격증",
    publications: "논문 및 저서",
    awards: "수상 내역",
    volunteer: "봉사 활동",
    languages: "어학 능력",
    interests: "취미 및 관심사",
    references: "추천인",
    custom_sections: "기타 사항",
  },
  labels: { score: "학점", courses: "이수 과목", keywords: "기술" },
  alsoRead: {
    present: ["재직중", "재직 중"],
    scores: ["평점", "성적"],
    titles: "unlisted",
  },
};
