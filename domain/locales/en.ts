export const en = {
  document: "Resume",
  present: "present",
  headings: {
    summary: "Summary",
    experience: "Experience",
    education: "Education",
    skills: "Skills",
    projects: "Projects",
    certifications: "Certifications",
    publications: "Publications",
    awards: "Awards",
    volunteer: "Volunteering",
    languages: "Languages",
    interests: "Interests",
    references: "References",
    custom_sections: "More",
  },
};
