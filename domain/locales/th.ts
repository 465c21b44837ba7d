import type { LocaleData } from "./locale-data.ts";

export const th: LocaleData = {
  document: "ประวัติย่อ",
  present: "ปัจจุบัน",
  dates: {
    month: "MMMM y",
    day: "d MMMM y",
    numeric: { month: "MM/y", day: "dd/MM/y" },
    months: ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"],
  },
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
  labels: { score: "เกรดเฉลี่ย", courses: "รายวิชา", keywords: "ทักษะ" },
  alsoRead: {
    present: ["ถึงปัจจุบัน"],
    scores: ["เกรด", "คะแนน"],
    titles: "unlisted",
  },
};
