import type { LocaleData } from "./locale-data.ts";

export const tr: LocaleData = {
  document: "Özgeçmiş",
  present: "halen",
  dates: {
    month: "MMMM y",
    day: "d MMMM y",
    numeric: { month: "MM.y", day: "dd.MM.y" },
    months: ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"],
  },
  headings: {
    summary: "Özet",
    experience: "İş Deneyimi",
    education: "Eğitim",
    skills: "Beceriler",
    projects: "Projeler",
    certifications: "Sertifikalar",
    publications: "Yayınlar",
    awards: "Ödüller",
    volunteer: "Gönüllü Çalışmalar",
    languages: "Diller",
    interests: "İlgi Alanları",
    references: "Referanslar",
    custom_sections: "Diğer Bilgiler",
  },
  labels: { score: "Not ortalaması", courses: "Dersler", keywords: "Beceriler" },
  alsoRead: {
    present: ["günümüz", "devam ediyor"],
    scores: ["ortalama", "puan", "puanı"],
    titles: "unlisted",
  },
};
