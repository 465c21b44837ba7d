import { isJsonObject } from "../../domain/json/json-object.ts";
import { type ResumeContent, resumeContent } from "../../domain/resume.ts";
import { kept, returned } from "./own-data.ts";
import { type Codec, RecordMap, shapeOf, type Values } from "./record.ts";

/** What has a start and no end goes on. */
const goesOn = (fields: Values, raw: Values): Values => (fields.start && !raw.endDate ? { ...fields, end: "present" } : fields);

/** A school that has an end alone has a year here. */
const inYear = ({ end, ...fields }: Values): Values =>
  end === undefined || fields.start ? { ...fields, ...(end !== undefined && { end }) } : { ...fields, year: end };

const complete: Partial<Record<keyof ResumeContent, typeof goesOn>> = {
  experience: goesOn,
  volunteer: goesOn,
  projects: goesOn,
  education: (fields, raw) => inYear(goesOn(fields, raw)),
};

type EntryCodec = { read(raw: unknown): unknown; write(entry: unknown): unknown };

/** Reads and writes one entry of a list. What it has that is no field here is kept as data of its own, in its `custom`. */
function entryAs(field: keyof ResumeContent, codecs: Record<string, Codec>): EntryCodec {
  const { custom, ...shape } = shapeOf(resumeContent.shape[field]);
  const map = new RecordMap(codecs, shape, complete[field]);
  const [first = ""] = Object.keys(codecs);
  return {
    read(raw) {
      // Some documents have a name in place of an entry.
      const { fields, rest } = map.read(isJsonObject(raw) ? raw : { [first]: raw });
      const own = Object.keys(rest).length > 0 ? custom?.safeParse(kept(rest)) : undefined;
      return own?.success ? { ...fields, custom: own.data } : fields;
    },
    write(entry) {
      const { custom = {}, ...fields } = entry as Values;
      return map.write(fields, returned(custom as Record<string, string>));
    },
  };
}

const listAs = (field: keyof ResumeContent, { read, write }: EntryCodec): Codec => ({
  field,
  read: (raw) => (Array.isArray(raw) ? raw.map(read) : undefined),
  write: (entries) => (Array.isArray(entries) ? entries.map(write) : undefined),
});

export const entriesAs = (field: keyof ResumeContent, codecs: Record<string, Codec>): Codec => listAs(field, entryAs(field, codecs));

const isNameAlone = (skill: unknown): skill is { name: string } =>
  isJsonObject(skill) && skill.name !== undefined && Object.keys(skill).length === 1;

/** A skill that is a name and nothing else is a text here. A group that has no more than its name is marked. */
export function skillsAs(codecs: Record<string, Codec>): Codec {
  const { read, write } = entryAs("skills", codecs);
  return listAs("skills", {
    read(raw) {
      const { "x-group": isGroup, ...given } = isJsonObject(raw) ? raw : { name: raw };
      const skill = read(given);
      return isNameAlone(given) && isNameAlone(skill) && !isGroup ? skill.name : skill;
    },
    write(skill) {
      if (typeof skill === "string") return { name: skill };
      const written = write(skill);
      return isNameAlone(written) ? { ...written, "x-group": true } : written;
    },
  });
}
