import { isRestorable, type StoredResume } from "../../domain/stored-resume.ts";
import type { Found, Source } from "./dynamo-source.ts";
import type { Standing, Target } from "./sqlite-target.ts";

type Options = {
  source: Source;
  /** Undefined in a dry run where there is no database yet. */
  target: Target | undefined;
  /** The ids of what was erased for good in SQLite. */
  purged: ReadonlySet<string>;
  isApplied: boolean;
};

/**
 * Puts the resumes of a source, each with its history, where the target lacks them, or says so where that is not to be applied. Returns how many
 * of each kind there are, and the ids of those that then are the same in both. A version that cannot be moved is told, and left.
 */
export async function moveResumes({ source, target, purged, isApplied }: Options) {
  const count = { moved: 0, versions: 0, shares: 0, same: 0, ahead: 0, erased: 0, left: 0 };
  const same = new Set<string>();

  function leave(name: string, why: string): void {
    count.left++;
    console.log(`left alone     ${name}: ${why}`);
  }

  async function* sound(versions: AsyncIterable<Found>): AsyncGenerator<StoredResume> {
    for await (const { name, stored, fault = "" } of versions) {
      if (stored) yield stored;
      else leave(name, fault);
    }
  }

  async function* historyOf(stored: StoredResume): AsyncGenerator<StoredResume> {
    for await (const version of sound(source.history(stored))) {
      count.versions++;
      yield version;
    }
  }

  /** Shares come with a resume that is not here yet: of one that is, some may have been revoked here. */
  async function move(stored: StoredResume, { isHere }: { isHere: boolean }): Promise<void> {
    const shares = isHere ? [] : await source.sharesOf(stored);
    if (isApplied) await target?.put(stored, historyOf(stored), shares);
    else for await (const _ of historyOf(stored));
    count.moved++;
    count.shares += shares.length;
  }

  const actions: Record<Standing, (stored: StoredResume) => void | Promise<void>> = {
    missing: (stored) => move(stored, { isHere: false }),
    behind: (stored) => move(stored, { isHere: true }),
    same: () => void count.same++,
    ahead: () => void count.ahead++,
    other: ({ content: { email } }) =>
      leave(JSON.stringify(email), "SQLite has another resume under this email, or other changes of this one"),
  };

  for await (const stored of sound(source.resumes())) {
    if (!isRestorable(stored) || purged.has(stored.id)) {
      count.erased++;
      continue;
    }
    const standing = (await target?.standingOf(stored, source.version)) ?? "missing";
    await actions[standing](stored);
    if (["missing", "behind", "same"].includes(standing)) same.add(stored.id);
  }
  return { count, same };
}
