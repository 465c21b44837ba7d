import type { LocaleData } from "./locale-data.ts";

export const zhTW: LocaleData = {
  document: "履歷",
  present: "至今",
  dates: {
    month: "y年M月",
    day: "y年M月d日",
    numeric: { month: "y/MM", day: "y/MM/dd" },
    months: "numbered",
  },
  headings: {
    summary: "個人簡介",
    experience: "工作經歷",
    education: "學歷",
    skills: "專業技能",
    projects: "專案經歷",
    certifications: "專業證照",
    publications: "著作發表",
    awards: "獲獎紀錄",
    volunteer: "志工經歷",
    languages: "語言能力",
    interests: "興趣",
    references: "推薦人",
    custom_sections: "其他資訊",
  },
  labels: { score: "成績", courses: "課程", keywords: "技能" },
  colon: "：",
  alsoRead: {
    present: ["現在", "目前"],
    scores: ["績點", "平均", "排名"],
    titles: "unlisted",
  },
};
