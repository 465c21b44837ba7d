import type { LocaleData } from "./locale-data.ts";

export const bn: LocaleData = {
  document: "জীবনবৃত্তান্ত",
  present: "বর্তমান",
  dates: {
    month: "MMMM y",
    day: "d MMMM, y",
    numeric: { month: "MM/y", day: "dd/MM/y" },
    months: ["জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"],
  },
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
  labels: { score: "ফলাফল", courses: "কোর্স", keywords: "দক্ষতা" },
  alsoRead: {
    present: ["চলমান", "এখন"],
    scores: ["জিপিএ", "গ্রেড"],
    titles: "unlisted",
  },
};
