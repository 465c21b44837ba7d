import { parse } from "csv-parse/sync";
import type { Unplaced } from "../../domain/imported.ts";
import { isoOf } from "../../reading/shapes/when.ts";
import { Unreadable } from "../lines/unreadable.ts";
import type { Understood } from "./source.ts";
import { unzip } from "./zip.ts";

/*
 * The archive that LinkedIn gives people of their data (https://www.linkedin.com/help/linkedin/answer/a1339364): CSV files with English column names.
 */

type Row = Record<string, string>;

const tables = [
  "Profile",
  "Positions",
  "Education",
  "Skills",
  "Languages",
  "Certifications",
  "Projects",
  "Honors",
  "Publications",
  "Volunteering",
  "Recommendations_Received",
  "Email Addresses",
  "PhoneNumbers",
  "Courses",
] as const;

type Table = (typeof tables)[number];

const tableOf = (name: string): Table | undefined =>
  tables.find((table) => name.replace(/^.*\//, "").toLowerCase() === `${table.toLowerCase()}.csv`);

/** Tells whether an archive with files of these names is one. */
export const isLinkedIn = (names: string[]): boolean =>
  names.some((name) => ["Profile", "Positions", "Education"].includes(tableOf(name) ?? ""));

/** Reads the archive. Throws for one whose tables are broken. */
export function readLinkedIn(bytes: Uint8Array): Understood {
  const files = new Map([...unzip(bytes, (name) => tableOf(name) !== undefined)].map(([name, file]) => [tableOf(name), file]));
  const unplaced: Unplaced[] = [];

  /** The rows of a table, each made to an entry. What is in a column that nobody asks for is unplaced. */
  function rows<Entry>(table: Table, entryOf: (row: (column: string) => string | undefined) => Entry): Entry[] {
    return recordsIn(files.get(table)).map((record, i) => {
      const left = new Map(Object.entries(record));
      const entry = entryOf((column) => {
        const value = left.get(column)?.trim();
        left.delete(column);
        return value || undefined;
      });
      for (const [column, text] of left) if (text?.trim()) unplaced.push({ path: `${table}.csv[${i}].${column}`, text });
      return entry;
    });
  }

  const [profile = {}] = rows("Profile", (take) => {
    const [first, last, place, postal, geo] = [
      take("First Name"),
      take("Last Name"),
      take("Address"),
      take("Zip Code"),
      take("Geo Location"),
    ];
    const websites = [...(take("Websites") ?? "").matchAll(/([A-Z_]+):(https?:\/\/[^,\]\s]+|[^,\]\s]+\.[^,\]\s]+)/g)].map(
      ([, label, url]) => ({ label, url }),
    );
    const handles = [...(take("Twitter Handles") ?? "").matchAll(/[^\s,[\]]+/g)].map(([username]) => ({ network: "X", username }));
    const birth = take("Birth Date");
    return {
      name: [first, last].filter(Boolean).join(" "),
      headline: take("Headline"),
      summary: take("Summary"),
      location: place ? { address: place, postal_code: postal, city: geo } : geo ? { text: geo } : undefined,
      url: websites[0]?.url,
      contacts: websites.slice(1).map(({ label, url }) => ({ label, text: url, url })),
      profiles: handles,
      personal: birth ? [{ label: "Date of birth", text: birth }] : undefined,
    };
  });
  const emails = rows("Email Addresses", (take) => {
    const [email, isPrimary] = [take("Email Address"), take("Primary")];
    take("Confirmed");
    take("Updated On");
    return { email, isPrimary: isPrimary === "Yes" };
  });
  const [phone] = rows("PhoneNumbers", (take) => {
    const [number] = [take("Number"), take("Type"), take("Extension")];
    return number;
  });
  const courses = rows("Courses", (take) => take("Name"));
  const resume = {
    ...profile,
    email: (emails.find(({ isPrimary }) => isPrimary) ?? emails[0])?.email?.toLowerCase(),
    phone,
    experience: rows("Positions", (take) => ({
      company: take("Company Name"),
      role: take("Title"),
      ...textOf(take("Description")),
      location: take("Location"),
      ...period(take("Started On"), take("Finished On"), true),
    })),
    education: rows("Education", (take) => ({
      institution: take("School Name"),
      degree: take("Degree Name"),
      summary: [take("Notes"), take("Activities")].filter(Boolean).join("\n"),
      ...period(take("Start Date"), take("End Date"), false),
    })),
    skills: rows("Skills", (take) => take("Name")),
    languages: rows("Languages", (take) => ({ language: take("Name"), fluency: take("Proficiency") })),
    certifications: rows("Certifications", (take) => {
      const { start, end } = period(take("Started On"), take("Finished On"), false);
      return {
        name: take("Name"),
        issuer: take("Authority"),
        url: take("Url"),
        date: start,
        expires: end,
        summary: take("License Number"),
      };
    }),
    projects: rows("Projects", (take) => {
      const { summary, details } = textOf(take("Description"));
      return {
        name: take("Title"),
        description: summary,
        details,
        url: take("Url"),
        ...period(take("Started On"), take("Finished On"), false),
      };
    }),
    awards: rows("Honors", (take) => ({ title: take("Title"), summary: take("Description"), date: iso(take("Issued On")) })),
    publications: rows("Publications", (take) => ({
      name: take("Name"),
      publisher: take("Publisher"),
      date: iso(take("Published On")),
      summary: take("Description"),
      url: take("Url"),
    })),
    volunteer: rows("Volunteering", (take) => ({
      organization: take("Company Name"),
      role: take("Role"),
      summary: [take("Cause"), take("Description")].filter(Boolean).join("\n"),
      ...period(take("Started On"), take("Finished On"), true),
    })),
    references: rows("Recommendations_Received", (take) => {
      const name = [take("First Name"), take("Last Name")].filter(Boolean).join(" ");
      take("Creation Date");
      take("Status");
      return { name, organization: take("Company"), position: take("Job Title"), reference: take("Text") };
    }),
    ...(courses.length > 0 && { custom_sections: [{ title: "Courses", items: courses.map((title) => ({ title })) }] }),
  };
  return { format: "linkedin", confidence: 1, resume, unplaced, warnings: [] };
}

function recordsIn(file: Uint8Array | undefined): Row[] {
  if (!file) return [];
  try {
    return parse(Buffer.from(file), {
      columns: true,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 200_000,
    }) as Row[];
  } catch {
    throw new Unreadable("A table in this archive is broken: ask LinkedIn for a new one.");
  }
}

const iso = (text: string | undefined): string | undefined => text && isoOf(text);

/** LinkedIn leaves out the end of what goes on. */
const period = (start: string | undefined, end: string | undefined, goesOn: boolean) => ({
  start: iso(start),
  end: iso(end) ?? (start && goesOn ? "present" : undefined),
});

/** A description whose lines begin with signs is bullets. */
function textOf(text = ""): { summary: string; details: string[] } {
  const lines = text
    .split(/\n|(?<=\s)(?=[•▪] )/)
    .map((line) => line.trim())
    .filter(Boolean);
  const isBullet = (line: string) => /^[•▪●*–-]\s+/.test(line);
  return {
    summary: lines.filter((line) => !isBullet(line)).join("\n"),
    details: lines.filter(isBullet).map((line) => line.replace(/^\S+\s+/, "")),
  };
}
