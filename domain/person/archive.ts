import { limits } from "../fields/limits.ts";
import { fileTypes } from "../formats.ts";
import { canonicalJson } from "../json/canonical-json.ts";
import type { ArchiveEntry, PdfStore, ResumeStore } from "../ports.ts";
import { toShare } from "../shares/share.ts";
import type { ShareStore } from "../shares/share-store.ts";
import { type StoredResume, stateOf, toResume } from "../stored-resume.ts";
import { readme } from "./readme.ts";

type Stores = { resumes: ResumeStore; pdfs: PdfStore; shares: ShareStore };

const text = (name: string, written: string): ArchiveEntry => ({ name, bytes: new TextEncoder().encode(written) });
const json = (name: string, value: unknown) => text(name, `${canonicalJson(value, 2)}\n`);

const lineOf = ({ version, updated_at, changed = [], ...life }: StoredResume) => ({
  version,
  updated_at,
  changed,
  deleted: stateOf(life) !== "live",
});

/**
 * Makes the files of an archive of all that is stored of a person: the resume, each version of it, its shares, its files, and what there is to say of
 * them. It reads page by page. Together the files have about `limits.archive` bytes at most: what comes later is left out, and the last file says so.
 */
export async function* personArchive({ resumes, pdfs, shares }: Stores, stored: StoredResume): AsyncGenerator<ArchiveEntry> {
  let room: number = limits.archive;
  const taking = (entry: ArchiveEntry) => {
    room -= entry.bytes.length;
    return entry;
  };
  const { id, owner, deleted_at } = stored;
  yield taking(json("resume.json", toResume(stored)));
  yield taking(json("account.json", { id, owner, deleted_at }));
  // The id of a share is the hash of its secret.
  const withoutIds = (await shares.list(stored)).map((share) => ({ ...toShare(share), id: undefined }));
  yield taking(json("shares.json", withoutIds));

  const versions = [lineOf(stored)];
  let page = await resumes.replacedBefore(stored, stored.version);
  for (; page.length > 0 && room > 0; page = await resumes.replacedBefore(stored, versions.at(-1)?.version ?? 0)) {
    for (const version of page) {
      versions.push(lineOf(version));
      // A deletion has nothing of its own.
      if (stateOf(version) === "live") yield taking(json(`history/${version.version}.json`, toResume(version)));
    }
  }
  yield taking(json("versions.json", versions));

  let leftOut = 0;
  for (const key of await pdfs.list(stored)) {
    if (key.format === "zip") continue;
    const bytes = room > 0 ? await pdfs.read(stored, key) : undefined;
    if (bytes && bytes.length <= room) yield taking({ name: `files/${key.hash}.${fileTypes[key.format].extension}`, bytes });
    else leftOut++;
  }
  const isWhole = page.length === 0;
  yield text("README.txt", readme({ versionsBefore: isWhole ? undefined : versions.at(-1)?.version, filesLeftOut: leftOut }));
}
