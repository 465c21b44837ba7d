import type { Source } from "./dynamo-source.ts";
import type { Target } from "./sqlite-target.ts";

/** Reads these resumes and all their versions in both places. Tells each that differs, and returns how many were compared and how many differ. */
export async function compareResumes(source: Source, target: Target, ids: ReadonlySet<string>) {
  const count = { resumes: 0, versions: 0, different: 0 };
  for await (const { stored: newest } of source.resumes()) {
    if (!newest || !ids.has(newest.id)) continue;
    count.resumes++;
    const different: number[] = target.isNewest(newest) ? [] : [newest.version];
    for await (const { stored } of source.history(newest)) {
      if (!stored) continue;
      count.versions++;
      if (!target.has(stored)) different.push(stored.version);
    }
    for (const version of different) console.log(`different      version ${version} of ${JSON.stringify(newest.content.email)}`);
    count.different += different.length;
  }
  return count;
}
