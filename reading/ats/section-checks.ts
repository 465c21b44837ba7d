import { comparable } from "../../domain/locales/comparable.ts";
import type { SectionName } from "../../domain/presentation.ts";
import type { RenderedContent } from "../../domain/resume.ts";
import { isWellKnown } from "../known-titles.ts";
import { hasText } from "../words/has-text.ts";
import { phoneDigits } from "../words/phone-digits.ts";
import { countWords, wordsOf } from "../words/wording.ts";
import { type Check, faultAt } from "./check.ts";
import { entriesOf, jobsOf, pathOf, skillsOf, tellingsOf } from "./located.ts";
import { textsOf } from "./texts.ts";

/** From how many skills on a list of them says little, and from how many on nothing. */
const [many, stuffed] = [40, 60];

/** A long list is fine where the rest of the resume tells of the first share of it, and the second share of it stands there once. */
const [told, once] = [0.2, 0.7];

/** How long a skill can be, in words. */
const longestSkill = 12;

/** How long a list is that tells nothing of the skills in it, and what share of it has three words at most. */
const [longList, mostlyWords] = [15, 0.8];

/** The score that a resume can have at most: without a name, a job, a project or a school, and with skills of all kinds. */
const [mostWithNothing, mostStuffed] = [50, 55];

/** Checks of the contact and of the sections that every reader looks for. */
export const sectionChecks = {
  contact: {
    weight: 6,
    fine: "Name, email, phone and place are there.",
    judge({ name, phone, location }) {
      const place = ![location?.text, location?.city, location?.country_code].some(hasText);
      const missing = [!hasText(name) && "name", !hasText(phone) && "phone", place && "location.city"].filter((path) => path !== false);
      if (missing.length === 0) return "fine";
      const todo = "Say who you are, where, and how to call you";
      return { status: "fail", todo, paths: missing, ...(missing[0] === "name" && { most: mostWithNothing }) };
    },
  },
  online: {
    weight: 1,
    fine: "There is a page or a profile on the web.",
    judge({ url, profiles = [], contacts = [] }) {
      const isOnline =
        hasText(url) ||
        contacts.some((contact) => hasText(contact.url)) ||
        profiles.some((profile) => hasText(profile.url) || hasText(profile.username));
      return isOnline ? "fine" : { status: "advice", todo: "Add a profile or a page of yours", paths: ["profiles", "url"] };
    },
  },
  phone: {
    weight: 3,
    fine: "The phone number reads as one.",
    judge({ phone }) {
      if (!hasText(phone)) return "not applicable";
      return faultAt(phoneDigits(phone) ? [] : [{ path: "phone" }], "fail", "Write one phone number of 7 to 15 digits and nothing else");
    },
  },
  summary: {
    weight: 3,
    fine: "The summary has 20 to 120 words.",
    judge(content) {
      const words = countWords(content.summary);
      const isFine = words >= 20 && words <= 120;
      return faultAt(isFine ? [] : [{ path: pathOf(content, "summary") }], "advice", "Sum yourself up in 20 to 120 words");
    },
  },
  experience: {
    weight: 6,
    fine: "There is experience, or a project.",
    judge(content) {
      // A job has a title or an employer.
      const jobs = jobsOf(content).filter(({ value: { role, company } }) => hasText([role, company]));
      const hasAny = jobs.length + entriesOf("projects", content.projects).length > 0;
      // A form of which the jobs were left empty is no resume of somebody who had none.
      const says = hasAny || (content.experience.length === 0 && entriesOf("education", content.education).length > 0);
      const paths = [...new Set([pathOf(content, "experience"), pathOf(content, "projects")])];
      return hasAny ? "fine" : { status: "fail", todo: "Show a job or a project", paths, ...(!says && { most: mostWithNothing }) };
    },
  },
  education: {
    weight: 2,
    fine: "There is education.",
    judge(content) {
      const isThere = entriesOf("education", content.education).length > 0;
      return faultAt(isThere ? [] : [{ path: pathOf(content, "education") }], "advice", "Show a school, a degree or a course");
    },
  },
  skills: {
    weight: 4,
    fine: `There are skills, and fewer than ${many}, or the rest of the resume tells of some.`,
    judge(content) {
      const skills = skillsOf(content);
      if (skills.length === 0) return { status: "fail", todo: "List your skills", paths: [pathOf(content, "skills")] };
      const single = skills.flatMap(({ value }) => listIn(value));
      const long = skills.filter(({ value }) => listIn(value).some((skill) => countWords(skill) > longestSkill));
      if (long.length * 2 > skills.length) return faultAt(long, "fail", "Name each skill by itself, in a few words", mostStuffed);
      const others = otherListsIn(content).filter(({ list }) => list.length >= stuffed);
      const told = areTold(content, single);
      const stuffedAt = single.length >= stuffed && !told ? [{ path: "skills" }, ...others] : others;
      const todo = `Keep the ${many} skills that matter most`;
      if (stuffedAt.length > 0) return faultAt(stuffedAt, "fail", todo, mostStuffed);
      return faultAt(single.length < many || (single.length < stuffed && told) ? [] : [{ path: "skills" }], "advice", todo);
    },
  },
  "skills-distinct": {
    weight: 1,
    fine: "Each skill is named once.",
    judge(content) {
      const skills = skillsOf(content).map(({ path, value }) => ({ path, name: comparable(value) }));
      if (skills.length === 0) return "not applicable";
      const first = new Map(skills.toReversed().map(({ path, name }) => [name, path]));
      const repeated = skills.filter(({ path, name }) => first.get(name) !== path);
      return faultAt(repeated, "advice", "Name a skill once: repeating it adds nothing");
    },
  },
  "section-titles": {
    weight: 2,
    fine: "Sections have their usual titles.",
    judge(content) {
      const { section_titles = {}, locale } = content.presentation ?? {};
      const own = Object.entries(section_titles) as [SectionName, string | undefined][];
      const shown = own.filter(([section, title]) => hasText(title) && pathOf(content, section) === section && content[section]?.length);
      const known = shown.map(([section, title]) => ({
        path: `presentation.section_titles.${section}`,
        isKnown: isWellKnown(section, title ?? "", locale),
      }));
      if (shown.length > 0 && known.every(({ isKnown }) => isKnown === undefined)) return "not applicable";
      const odd = known.filter(({ isKnown }) => isKnown === false);
      return faultAt(odd, "advice", 'Give the section its usual title, such as "Experience" or "Skills"');
    },
  },
} satisfies Record<string, Check>;

/** The single words of a list in one text. */
const listIn = (text: string): string[] => text.split(/[,;|•·/\n]/).filter(hasText);

/** Finds the lists of keywords beside the skills, those in one text as well. */
const otherListsIn = (content: RenderedContent): { path: string; list: string[] }[] => [
  ...jobsOf(content).map(({ path, value }) => ({ path: `${path}.keywords`, list: value.keywords?.filter(hasText) ?? [] })),
  ...textsOf({ ...content, skills: [] })
    .map(({ path, value }) => ({ path, list: listIn(value) }))
    .filter(({ list }) => list.filter((word) => countWords(word) <= 3).length >= mostlyWords * list.length),
];

/** Tells whether the bullets and paragraphs of a resume name enough of its skills. */
function areTold(content: RenderedContent, skills: string[]): boolean {
  const lists = new Set(otherListsIn(content).flatMap(({ path, list }) => (list.length >= longList ? [path] : [])));
  const rest = [...tellingsOf(content), { path: "summary", value: content.summary }]
    .filter(({ path }) => !lists.has(path))
    .map(({ value }) => value);
  const words = ` ${wordsOf(rest.join(" ")).join(" ")} `;
  const distinct = [...new Set(skills.map((skill) => wordsOf(skill).join(" ")))];
  const named = distinct.filter((skill) => words.includes(` ${skill} `));
  return distinct.length >= once * skills.length && named.length >= told * distinct.length;
}
