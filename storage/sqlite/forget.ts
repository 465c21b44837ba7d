import type { Write } from "./group-commit.ts";
import type { Statements } from "./statements.ts";

/** Erases those of these resumes that are there, whatever their version, and returns their ids. */
export async function forget({ isOwner, dropResume, drop }: Statements, write: Write, ids: Iterable<string>): Promise<string[]> {
  const found = [...ids].filter(isOwner);
  for (const id of found) {
    await write(() => {
      dropResume(id);
      drop(id);
    });
  }
  return found;
}
