import type { LocaleData } from "./locale-data.ts";

export const ja: LocaleData = {
  document: "職務経歴書",
  present: "現在",
  dates: {
    month: "y年M月",
    day: "y年M月d日",
    numeric: { month: "y/MM", day: "y/MM/dd" },
    months: "numbered",
  },
  headings: {
    summary: "職務要約",
    experience: "職務経歴",
    education: "学歴",
    skills: "スキル",
    projects: "プロジェクト",
    certifications: "資格",
    publications: "論文・著書",
    awards: "受賞歴",
    volunteer: "ボランティア活動",
    languages: "語学力",
    interests: "趣味・関心",
    references: "推薦者",
    custom_sections: "その他",
  },
  labels: { score: "成績", courses: "履修科目", keywords: "スキル" },
  colon: "：",
  alsoRead: {
    present: ["現在に至る"],
    scores: ["評定", "平均"],
    titles: "unlisted",
  },
};
