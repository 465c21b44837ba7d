import * as z from "zod";
import { cleanJson } from "./custom.ts";
import { exampleStored } from "./example.ts";

/** The fields that the server sets. */
export const serverFields = {
  version: z.int().min(0).meta({
    description: "The number of the version: 1, 2, 3 … It is 0 for a resume that an earlier system stored and that nobody has saved since.",
    example: exampleStored.version,
  }),
  revision: z.string().meta({
    description: "The name of this version of this resume, never used for another one. The `ETag` header is the revision in double quotes.",
    example: exampleStored.revision,
  }),
  created_at: z.iso
    .datetime()
    .optional()
    .meta({ description: "When the resume was created. Absent if an earlier system stored it.", example: exampleStored.created_at }),
  updated_at: z.iso
    .datetime()
    .optional()
    .meta({ description: "When this version was stored. Absent if an earlier system stored it.", example: exampleStored.created_at }),
};

type ServerField = keyof typeof serverFields;
const serverFieldNames = Object.keys(serverFields) as ServerField[];

const ignored = cleanJson
  .optional()
  .meta({ readOnly: true, description: "Set by the server. It is ignored in a request, so that you can send back what you have read." });

/** The server's fields as bodies may have them. */
export const ignoredServerFields = Object.fromEntries(serverFieldNames.map((name) => [name, ignored])) as Record<
  ServerField,
  typeof ignored
>;

/** Returns a body without the fields that the server sets. */
export function withoutServerFields<Body extends object>(body: Body): Omit<Body, ServerField> {
  const content = { ...body } as Omit<Body, ServerField> & { [Key in ServerField]?: unknown };
  for (const name of serverFieldNames) delete content[name];
  return content;
}
