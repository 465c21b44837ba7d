export const th = {
  document: "ประวัติย่อ",
  present: "ปัจจุบัน",
  headings: {
    summary: "สรุปคุณสมบัติ",
    experience: "ประสบการณ์ทำงาน",
    education: "การศึกษา",
    skills: "ทักษะ",
    projects: "โครงการ",
    certifications: "ใบรับรอง",
    publications: "ผลงานตีพิมพ์",
    awards: "รางวัล",
    volunteer: "กิจกรรมอาสาสมัคร",
    languages: "ภาษา",
    interests: "ความสนใจ",
    references: "บุคคลอ้างอิง",
    custom_sections: "ข้อมูลเพิ่มเติม",
  },
};
