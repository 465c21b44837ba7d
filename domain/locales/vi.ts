import type { LocaleData } from "./locale-data.ts";

export const vi: LocaleData = {
  document: "CV",
  present: "hiện tại",
  dates: {
    month: "MM/y",
    day: "dd/MM/y",
    numeric: { month: "MM/y", day: "dd/MM/y" },
    months: "numbered",
  },
  headings: {
    summary: "Giới thiệu bản thân",
    experience: "Kinh nghiệm làm việc",
    education: "Học vấn",
    skills: "Kỹ năng",
    projects: "Dự án",
    certifications: "Chứng chỉ",
    publications: "Ấn phẩm",
    awards: "Giải thưởng",
    volunteer: "Hoạt động tình nguyện",
    languages: "Ngôn ngữ",
    interests: "Sở thích",
    references: "Người giới thiệu",
    custom_sections: "Thông tin thêm",
  },
  labels: { score: "Điểm", courses: "Môn học", keywords: "Kỹ năng" },
  alsoRead: {
    present: ["hiện nay", "đến nay"],
    betweenDateParts: ["ngày", "tháng", "năm"],
    scores: ["xếp loại"],
    titles: "unlisted",
  },
};
