export const el = {
  document: "Βιογραφικό σημείωμα",
  present: "σήμερα",
  headings: {
    summary: "Προφίλ",
    experience: "Επαγγελματική εμπειρία",
    education: "Εκπαίδευση",
    skills: "Δεξιότητες",
    projects: "Έργα",
    certifications: "Πιστοποιήσεις",
    publications: "Δημοσιεύσεις",
    awards: "Βραβεία και διακρίσεις",
    volunteer: "Εθελοντισμός",
    languages: "Γλώσσες",
    interests: "Ενδιαφέροντα",
    references: "Συστάσεις",
    custom_sections: "Πρόσθετες πληροφορίες",
  },
};
