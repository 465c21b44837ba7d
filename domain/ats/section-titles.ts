import type { SectionName } from "../presentation.ts";
import { plainText } from "./plain-text.ts";
import { languageOf } from "./words.ts";

type Titles = Partial<Record<SectionName, string>>;

/** What sections are commonly called, by language; sections that are left out are called many things. */
const wellKnown: Record<string, Titles> = {
  en: {
    summary:
      "summary, professional summary, career summary, executive summary, profile, professional profile, about, about me, objective, career objective",
    experience:
      "experience, work experience, professional experience, relevant experience, employment, employment history, work history, career history",
    education: "education, education and training, academic background, qualifications, academic qualifications",
    skills:
      "skills, technical skills, key skills, core skills, professional skills, skills and tools, core competencies, competencies, technologies",
    projects: "projects, personal projects, selected projects, key projects, side projects, open source",
    certifications:
      "certifications, certificates, licenses, licenses and certifications, licences and certifications, certifications and licenses",
    publications: "publications, selected publications, papers, research",
    awards: "awards, awards and honors, awards and honours, honors, honours, honors and awards, honours and awards, achievements",
    volunteer: "volunteering, volunteer, volunteer work, volunteer experience, community, community service",
    languages: "languages",
    interests: "interests, hobbies, hobbies and interests, interests and hobbies, personal interests",
    references: "references, referees",
  },
  de: {
    summary: "profil, kurzprofil, zusammenfassung, über mich",
    experience: "berufserfahrung, beruflicher werdegang, praktische erfahrung, werdegang, berufspraxis",
    education: "ausbildung, bildung, studium, bildungsweg, schulbildung, akademische ausbildung, ausbildung und studium",
    skills: "kenntnisse, fähigkeiten, kompetenzen, fachkenntnisse, edv-kenntnisse, kenntnisse und fähigkeiten",
    projects: "projekte, ausgewählte projekte",
    certifications: "zertifikate, zertifizierungen, weiterbildung, weiterbildungen",
    publications: "veröffentlichungen, publikationen",
    awards: "auszeichnungen, preise, ehrungen",
    volunteer: "ehrenamt, ehrenamtliche tätigkeit, ehrenamtliches engagement, engagement",
    languages: "sprachen, sprachkenntnisse",
    interests: "interessen, hobbys, hobbys und interessen",
    references: "referenzen",
  },
  fr: {
    summary: "profil, résumé, à propos, profil professionnel, objectif",
    experience: "expérience, expériences, expérience professionnelle, expériences professionnelles, parcours professionnel",
    education: "formation, formations, éducation, études, diplômes, formation académique",
    skills: "compétences, compétences techniques, savoir-faire",
    projects: "projets, projets personnels",
    certifications: "certifications, certificats",
    publications: "publications",
    awards: "prix, distinctions, récompenses, prix et distinctions",
    volunteer: "bénévolat, engagement associatif, volontariat",
    languages: "langues",
    interests: "centres d'intérêt, intérêts, loisirs",
    references: "références",
  },
  es: {
    summary: "perfil, resumen, perfil profesional, sobre mí, extracto",
    experience: "experiencia, experiencia laboral, experiencia profesional, trayectoria profesional",
    education: "educación, formación, formación académica, estudios",
    skills: "habilidades, competencias, aptitudes, conocimientos, habilidades técnicas",
    projects: "proyectos, proyectos personales",
    certifications: "certificaciones, certificados, cursos y certificaciones",
    publications: "publicaciones",
    awards: "premios, reconocimientos, premios y reconocimientos, logros",
    volunteer: "voluntariado",
    languages: "idiomas",
    interests: "intereses, aficiones",
    references: "referencias",
  },
  it: {
    summary: "profilo, profilo professionale, sommario, chi sono, presentazione",
    experience: "esperienza, esperienze, esperienza lavorativa, esperienze lavorative, esperienza professionale, esperienze professionali",
    education: "istruzione, formazione, istruzione e formazione, formazione e istruzione, studi, titoli di studio",
    skills: "competenze, competenze tecniche, capacità e competenze, conoscenze",
    projects: "progetti, progetti personali",
    certifications: "certificazioni, certificati",
    publications: "pubblicazioni",
    awards: "premi, riconoscimenti, premi e riconoscimenti",
    volunteer: "volontariato",
    languages: "lingue, competenze linguistiche",
    interests: "interessi, hobby",
    references: "referenze",
  },
  pt: {
    summary: "perfil, resumo, resumo profissional, perfil profissional, sobre mim, objetivo",
    experience: "experiência, experiências, experiência profissional, experiências profissionais, histórico profissional",
    education: "educação, formação, formação académica, formação acadêmica, escolaridade",
    skills: "habilidades, competências, competências técnicas, conhecimentos",
    projects: "projetos, projetos pessoais",
    certifications: "certificações, certificados",
    publications: "publicações",
    awards: "prémios, prêmios, distinções, conquistas",
    volunteer: "voluntariado, trabalho voluntário",
    languages: "idiomas, línguas",
    interests: "interesses, passatempos",
    references: "referências",
  },
  nl: {
    summary: "profiel, samenvatting, over mij",
    experience: "werkervaring, ervaring, loopbaan",
    education: "opleiding, opleidingen, onderwijs",
    skills: "vaardigheden, competenties, kennis en vaardigheden",
    projects: "projecten",
    certifications: "certificaten, certificeringen, cursussen",
    publications: "publicaties",
    awards: "prijzen, onderscheidingen",
    volunteer: "vrijwilligerswerk",
    languages: "talen, talenkennis",
    interests: "interesses, hobby's",
    references: "referenties",
  },
};

const simple = (title: string) =>
  plainText(title)
    .replace(/&/g, " and ")
    .replaceAll("’", "'")
    .replace(/\s+/g, " ")
    .replace(/[ :]+$/, "");

/**
 * Whether a section is commonly called so: in the language of the resume or in English, or in any of these where it names none. Undefined
 * where that is not known: in other languages, and for custom sections, which can be about anything.
 */
export function isWellKnown(section: SectionName, title: string, locale: string | undefined): boolean | undefined {
  const own = locale === undefined ? Object.values(wellKnown) : [wellKnown[languageOf(locale)], wellKnown.en];
  if (!own[0] || section === "custom_sections") return undefined;
  return own.some((titles) => titles?.[section]?.split(", ").some((known) => simple(known) === simple(title)));
}
