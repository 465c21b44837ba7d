export const tr = {
  document: "Özgeçmiş",
  present: "halen",
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
};
