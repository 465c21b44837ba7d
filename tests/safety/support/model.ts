/*
 * What the service should do, said again in a few lines over plain Maps: no storage, no races, no faults.
 */

export type Fields = { name?: string | null; headline?: string | null; skills?: string[] | null; variants?: Variants | null };

type Variants = Record<string, { content: { headline: string } } | null>;

type Content = {
  email: string;
  name: string;
  phone: string;
  summary: string;
  skills: string[];
  experience: [];
  education: [];
  headline?: string;
  variants?: Variants;
};
type Version = { content: Content; changed: string[]; deleted: boolean };
/** Versions from 1 on; the last one is current. */
type Resume = { versions: Version[] };

const contentOf = (email: string, fields: Fields): Content => {
  const content: Content = {
    email,
    name: fields.name ?? "",
    phone: "",
    summary: "",
    skills: fields.skills ?? [],
    experience: [],
    education: [],
  };
  return {
    ...content,
    ...(typeof fields.headline === "string" && { headline: fields.headline }),
    ...(fields.variants && { variants: fields.variants }),
  };
};

/** As JSON, whatever order the fields of an object have. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
const same = (a: unknown, b: unknown) => sorted(a ?? null) === sorted(b ?? null);
const changedBetween = (before: Content, after: Content) =>
  (["name", "skills", "headline", "variants"] as const).filter((field) => !same(before[field], after[field]));

export type Outcome = { status: number; body?: unknown };

export function aModel() {
  const resumes = new Map<string, Resume>();
  const rendered = new Set<string>();
  const notFound: Outcome = { status: 404 };

  const current = (email: string) => resumes.get(email)?.versions.at(-1);
  const live = (email: string) => {
    const version = current(email);
    return version && !version.deleted ? version : undefined;
  };
  const shown = (number: number, { content }: Version): Outcome => ({ status: 200, body: { ...content, version: number } });
  const latest = (email: string) => {
    const { versions } = resumes.get(email) as Resume;
    return shown(versions.length, versions.at(-1) as Version);
  };
  /** Erases the PDFs of an email, and says how many there were. */
  const eraseFiles = (email: string): number => {
    const files = [...rendered].filter((file) => file.startsWith(`${email} `));
    for (const file of files) rendered.delete(file);
    return files.length;
  };
  const push = (email: string, content: Content, deleted = false) => {
    const { versions } = resumes.get(email) as Resume;
    const before = (versions.at(-1) as Version).content;
    versions.push({ content, changed: changedBetween(before, content), deleted });
  };

  return {
    create(email: string, fields: Fields): Outcome {
      const content = contentOf(email, fields);
      const stored = live(email);
      if (stored) return same(stored.content, content) ? latest(email) : { status: 409 };
      // A deleted one is given up.
      eraseFiles(email);
      resumes.set(email, { versions: [{ content, changed: changedBetween(contentOf(email, {}), content), deleted: false }] });
      return { ...latest(email), status: 201 };
    },
    face(email: string, name: string): Outcome {
      const stored = live(email)?.content;
      const variant = stored?.variants?.[name];
      if (!stored || !variant) return notFound;
      const { variants: _, ...face } = { ...stored, ...variant.content };
      return { status: 200, body: { ...face, version: resumes.get(email)?.versions.length, variant: name } };
    },
    get: (email: string): Outcome => (live(email) ? latest(email) : notFound),
    update(email: string, fields: Fields, isCurrent: boolean): Outcome {
      const stored = live(email);
      if (!stored) return notFound;
      if (!isCurrent) return { status: 412 };
      const named = Object.entries({ ...stored.content.variants, ...fields.variants }).filter(([, variant]) => variant !== null);
      const variants = fields.variants === undefined ? stored.content.variants : fields.variants && Object.fromEntries(named);
      const next = contentOf(email, { ...stored.content, ...fields, variants: variants ?? null });
      if (!same(next, stored.content)) push(email, next);
      return latest(email);
    },
    delete(email: string, isCurrent: boolean): Outcome {
      const stored = live(email);
      if (!stored) return notFound;
      if (!isCurrent) return { status: 412 };
      push(email, stored.content, true);
      return { status: 200 };
    },
    restore(email: string, number: number | undefined): Outcome {
      const resume = resumes.get(email);
      const last = resume?.versions.at(-1);
      if (!resume || !last) return notFound;
      const wanted = number === undefined ? last : resume.versions[number - 1];
      if (!wanted || (number !== undefined && wanted.deleted)) return notFound;
      if (last.deleted || !same(wanted.content, last.content)) push(email, wanted.content);
      return latest(email);
    },
    history(email: string, before: number, limit: number): Outcome {
      const resume = resumes.get(email);
      if (!resume) return notFound;
      const all = resume.versions.map(({ changed, deleted }, i) => ({ version: i + 1, changed, deleted })).toReversed();
      const found = all.filter(({ version }) => version < before);
      const versions = found.slice(0, limit);
      return { status: 200, body: { versions, next: found.length > limit ? versions.at(-1)?.version : null } };
    },
    version(email: string, number: number): Outcome {
      const version = resumes.get(email)?.versions[number - 1];
      return version && !version.deleted ? shown(number, version) : notFound;
    },
    purge(email: string): Outcome {
      const resume = resumes.get(email);
      if (!resume) return notFound;
      resumes.delete(email);
      return { status: 200, body: { versions: resume.versions.length, pdfs: eraseFiles(email) } };
    },
    download(email: string): Outcome {
      const stored = live(email);
      if (!stored) return notFound;
      const { variants: _, ...shown } = stored.content;
      const file = `${email} ${sorted(shown)}`;
      const cached = rendered.has(file);
      rendered.add(file);
      return { status: 200, body: { cached } };
    },
  };
}

export type Model = ReturnType<typeof aModel>;
