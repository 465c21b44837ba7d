import type { LocaleData } from "./locale-data.ts";

export const zh: LocaleData = {
  document: "简历",
  present: "至今",
  dates: {
    month: "y年M月",
    day: "y年M月d日",
    numeric: { month: "y/MM", day: "y/MM/dd" },
    months: "numbered",
  },
  headings: {
    summary: "个人简介",
    experience: "工作经历",
    education: "教育背景",
    skills: "专业技能",
    projects: "项目经历",
    certifications: "资格证书",
    publications: "论文与著作",
    awards: "荣誉奖项",
    volunteer: "志愿服务",
    languages: "语言能力",
    interests: "兴趣爱好",
    references: "推荐人",
    custom_sections: "其他信息",
  },
  labels: { score: "成绩", courses: "课程", keywords: "技能" },
  colon: "：",
  alsoRead: {
    present: ["现在", "目前"],
    scores: ["绩点", "均分", "排名"],
    titles: "unlisted",
  },
};
