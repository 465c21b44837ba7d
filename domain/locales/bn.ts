export const bn = {
  document: "জীবনবৃত্তান্ত",
  present: "বর্তমান",
  headings: {
    summary: "পেশাগত সারসংক্ষেপ",
    experience: "কর্ম অভিজ্ঞতা",
    education: "শিক্ষাগত যোগ্যতা",
    skills: "দক্ষতা",
    projects: "প্রকল্প",
    certifications: "সনদপত্র",
    publications: "প্রকাশনা",
    awards: "পুরস্কার",
    volunteer: "স্বেচ্ছাসেবামূলক কাজ",
    languages: "ভাষা",
    interests: "আগ্রহের বিষয়",
    references: "রেফারেন্স",
    custom_sections: "অতিরিক্ত তথ্য",
  },
};
