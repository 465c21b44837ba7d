import * as z from "zod";
import { byteLength } from "../fields/limits.ts";
import { text } from "../fields/text.ts";

const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "must have 1 to 64 of the characters A-Z, a-z, 0-9, _ and -")
  .meta({ description: "A name of your own for the entry, unique in the resume.", example: "job-1" });

/** Bytes that the caller's own data of an entry may have as JSON. */
const ownData = 2_048;

/** What every entry of every list may have, beside what it is about. */
const own = {
  id,
  hidden: z.boolean().describe("Whether the entry is left out of every file and every share of the resume."),
  tags: z.array(text(40)).max(20).describe("Words of your own that sort the entries. They are shown nowhere."),
  custom: z
    .record(text(100), text(2_000))
    .refine((data) => byteLength(JSON.stringify(data)) <= ownData, `must have at most ${ownData / 1024} kB as JSON`)
    .meta({
      description: "Texts of your own by name, of up to 2 kB. They are stored and returned, and shown nowhere.",
      example: { source: "import" },
    }),
};

/** The names of the fields that every entry may have. None of them is shown anywhere. */
export const ownFields = Object.keys(own) as OwnField[];

export type OwnField = keyof typeof own;

/** Makes the schema of an entry: all of its fields may be missing. */
export const entry = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...shape, ...own }).partial();

/** Makes the schema of a list of entries. */
export const entries = <Entry extends z.ZodType>(schema: Entry) => z.array(schema).max(100);
