export const vi = {
  document: "CV",
  present: "hiện tại",
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
};
