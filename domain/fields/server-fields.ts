import * as z from "zod";
import { cleanJson } from "./custom.ts";
import { exampleStored } from "./example.ts";

/** What the server sets. */
export const serverFields = {
  version: z.int().min(0).meta({ description: "1, 2, 3 …; 0 for a resume that an earlier system stored and nobody has saved since." }),
  revision: z.string().meta({
    description: "Names this version of this resume for good; the `ETag` is the revision in quotes.",
    example: exampleStored.revision,
  }),
  created_at: z.iso
    .datetime()
    .optional()
    .meta({ description: "Absent where an earlier system stored the resume.", example: exampleStored.created_at }),
  updated_at: z.iso
    .datetime()
    .optional()
    .meta({ description: "Absent where an earlier system stored the resume.", example: exampleStored.created_at }),
};

type ServerField = keyof typeof serverFields;
const serverFieldNames = Object.keys(serverFields) as ServerField[];

const ignored = cleanJson
  .optional()
  .meta({ readOnly: true, description: "Set by the server; ignored in a request, so that what was read can be sent back." });

/** The server's fields as bodies may carry them. */
export const ignoredServerFields = Object.fromEntries(serverFieldNames.map((name) => [name, ignored])) as Record<
  ServerField,
  typeof ignored
>;

/** Drops the fields that the server sets from a body. */
export function withoutServerFields<Body extends object>(body: Body): Omit<Body, ServerField> {
  const content = { ...body } as Omit<Body, ServerField> & { [Key in ServerField]?: unknown };
  for (const name of serverFieldNames) delete content[name];
  return content;
}
