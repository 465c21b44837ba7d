import type { SectionName } from "../presentation.ts";
import { type Check, faultAt } from "./check.ts";
import { comparable } from "./comparable.ts";
import { hasText } from "./has-text.ts";
import { isWellKnown } from "./known-titles.ts";
import { entriesOf, jobsOf, pathOf, skillsOf } from "./located.ts";
import { countWords } from "./wording.ts";

const mostSkills = 60;

/** Checks of the contact and of the sections that every reader looks for. */
export const sectionChecks = {
  contact: {
    weight: 12,
    fine: "Name, email, phone, place and an address on the web are there.",
    judge({ name, phone, location, url, profiles = [] }) {
      const place = !hasText(location?.city) && !hasText(location?.country_code);
      const missing = [!hasText(name) && "name", !hasText(phone) && "phone", place && "location.city"].filter((path) => path !== false);
      if (missing.length > 0) return { status: "fail", todo: "Say who you are, where, and how to call you", paths: missing };
      const isOnline = hasText(url) || profiles.some((profile) => hasText(profile.url) || hasText(profile.username));
      return isOnline ? "fine" : { status: "advice", todo: "Add a profile or a page of yours", paths: ["profiles", "url"] };
    },
  },
  phone: {
    weight: 5,
    fine: "The phone number reads as one.",
    judge({ phone }) {
      if (!hasText(phone)) return "not applicable";
      const isNumber = /^\d{7,15}$/.test(comparable(phone).replace(/[\p{P}\p{S}\s]/gu, ""));
      return faultAt(isNumber ? [] : [{ path: "phone" }], "fail", "Write one phone number of 7 to 15 digits and nothing else");
    },
  },
  summary: {
    weight: 5,
    fine: "The summary has 20 to 120 words.",
    judge(content) {
      const words = countWords(content.summary);
      const isFine = words >= 20 && words <= 120;
      return faultAt(isFine ? [] : [{ path: pathOf(content, "summary") }], "advice", "Sum yourself up in 20 to 120 words");
    },
  },
  experience: {
    weight: 12,
    fine: "There is experience, or a project.",
    judge(content) {
      const hasAny = jobsOf(content).length + entriesOf("projects", content.projects).length > 0;
      const paths = [...new Set([pathOf(content, "experience"), pathOf(content, "projects")])];
      return hasAny ? "fine" : { status: "fail", todo: "Show a job or a project", paths };
    },
  },
  education: {
    weight: 5,
    fine: "There is education.",
    judge(content) {
      const isThere = entriesOf("education", content.education).length > 0;
      return faultAt(isThere ? [] : [{ path: pathOf(content, "education") }], "advice", "Show a school, a degree or a course");
    },
  },
  skills: {
    weight: 7,
    fine: `There are skills, and at most ${mostSkills}.`,
    judge(content) {
      const skills = skillsOf(content);
      if (skills.length === 0) return { status: "fail", todo: "List your skills", paths: [pathOf(content, "skills")] };
      return faultAt(skills.length > mostSkills ? [{ path: "skills" }] : [], "advice", `Keep the ${mostSkills} skills that matter most`);
    },
  },
  "skills-distinct": {
    weight: 3,
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
    weight: 4,
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
