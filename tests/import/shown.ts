import type { RenderedContent } from "../../domain/resume.ts";

/** What a file of this service shows of a resume, as a reader can tell it: nothing that is hidden, and of two fields that print alike the one that is usual. */
export function shown({ presentation, photo, custom, variants, contact_email, ...content }: Record<string, unknown>) {
  const { email, skills = [], projects = [], education = [], ...others } = content as RenderedContent;
  const truth = {
    ...others,
    email: contact_email ?? email,
    // A list stands before the groups.
    skills: [...skills.filter((skill) => typeof skill === "string"), ...skills.filter((skill) => typeof skill === "object")],
    projects: projects.map(({ start, end, ...project }) => ({ ...project, ...(end ? { start, end } : { date: project.date ?? start }) })),
    education: education.map(({ start, end, ...one }) => ({ ...one, ...(start ? { start, end } : { year: one.year ?? end }) })),
  };
  return JSON.parse(
    JSON.stringify(truth, (key, value) => (key !== "" && isUnseen(key, value) ? undefined : value)),
    (_, value) => (Array.isArray(value) ? value.filter((one) => one !== null) : value),
  );
}

const isUnseen = (key: string, value: unknown): boolean =>
  ["id", "tags", "custom", "url_label"].includes(key) || (typeof value === "object" && value !== null && "hidden" in value);
