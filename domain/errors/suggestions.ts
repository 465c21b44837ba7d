import * as z from "zod";

/*
 * Guesses what somebody meant by a name or a value that is none: by its spelling, and by what others call the same thing (JSON Resume, LinkedIn,
 * builders' own models).
 */

/** What others call a field. A name is taken for the first of these fields that there is at its place. */
const otherNames: Record<string, string> = {
  address: "street addressline line1 addressline1",
  area: "field fieldofstudy major subject specialization course",
  authors: "author writers",
  awarder: "issuer by organization givenby",
  awards: "honors honours achievements accolades",
  certifications: "certificates certs licenses licences",
  city: "town locality",
  company: "name organization organisation employer companyname firm workplace",
  country_code: "country countryname nation",
  custom_sections: "customsections sections othersections extra additional other",
  date: "issued issuedate releasedate publishedon publicationdate year",
  degree: "studytype qualification diploma degreename program programme",
  description: "summary about text",
  details: "highlights bullets bulletpoints achievements responsibilities tasks duties points description",
  education: "schools studies educations academics",
  email: "mail emailaddress emails",
  end: "enddate to until finish finished finishdate dateto",
  expires: "expirydate expiration validuntil expirationdate end",
  experience: "work jobs employment workexperience workhistory positions career job",
  fluency: "level proficiency",
  headline: "label title jobtitle tagline position role profession",
  hidden_sections: "hidden hide hiddensections",
  institution: "school university college institute organization name",
  interests: "hobbies",
  issuer: "authority organization issuedby organisation",
  keywords: "technologies tech stack tags skills techstack tools",
  language: "name",
  languages: "lang spokenlanguages",
  locale: "language lang",
  location: "place geo",
  name: "fullname firstname lastname displayname title label",
  network: "platform service site",
  organization: "company organisation name",
  page_size: "papersize paper format pagesize size",
  phone: "telephone mobile cell phonenumber tel mobilephone",
  photo: "image picture avatar photourl imageurl profilepicture",
  postal_code: "zip zipcode postcode",
  presentation: "style settings theme layout design options",
  profiles: "social socials sociallinks socialprofiles links networks accounts",
  projects: "portfolio",
  publisher: "journal",
  reference: "text quote recommendation testimonial",
  region: "state province county",
  role: "position jobtitle title job",
  score: "gpa grade grades mark",
  skills: "skillset technologies competencies",
  start: "startdate from begin since startedat datefrom",
  subtitle: "organization company",
  summary: "about bio objective description aboutme profile",
  template: "theme layout design style templatename",
  text: "description summary",
  title: "name heading",
  accent_color: "color colour accentcolor primarycolor themecolor accent",
  url: "website homepage site web blog link href",
  username: "user handle login",
  volunteer: "volunteering volunteerwork",
  download: "pdf export file",
  history: "versions revisions",
  "openapi.json": "openapi swagger swaggerjson openapiyaml",
  year: "graduationyear graduated graduation date",
};

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const singular = (name: string): string => name.replace(/(ies|y)$/, "i").replace(/e?s$/, "");

/** Returns the one of `known` that was meant, undefined when none is like it. */
export function meant(name: string, known: readonly string[]): string | undefined {
  const own = plain(name.slice(0, 60));
  if (own === "") return undefined;
  const same = (form: (name: string) => string) => known.find((other) => form(plain(other)) === form(own));
  return (
    same((text) => text) ?? known.find((other) => otherNames[other]?.split(" ").includes(own)) ?? same(singular) ?? nearest(own, known)
  );
}

/** Returns the name with the fewest letters changed, at most a third of them. */
function nearest(own: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((name) => ({ name, distance: distanceOf(own, plain(name)) }))
    .filter(({ name, distance }) => distance <= Math.min(3, Math.floor(Math.max(own.length, name.length) / 3)))
    .sort((a, b) => a.distance - b.distance);
  return best?.name;
}

/** Counts the letters to insert, delete, replace or swap (optimal string alignment). */
function distanceOf(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] as number) + 1 : replaced;
      next.push(Math.min((last[j] as number) + 1, (next[j - 1] as number) + 1, replaced, swapped));
    }
    [before, last] = [last, next];
  }
  return last[b.length] as number;
}

/** Returns the fields that an object may have at a path into what a schema describes; none where it describes no object. */
export function fieldsAt(schema: z.ZodType, path: PropertyKey[]): string[] {
  let here: unknown = schema;
  for (const step of [...path, undefined]) {
    while (here instanceof z.ZodOptional || here instanceof z.ZodDefault || here instanceof z.ZodNullable) here = here.unwrap();
    if (here instanceof z.ZodUnion) here = here.options.find((option) => option instanceof z.ZodObject);
    if (step === undefined) break;
    here = here instanceof z.ZodArray ? here.element : here instanceof z.ZodObject ? here.shape[step as string] : undefined;
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}
