import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pagesIn = (folder: string) => readdirSync(`${root}${folder}`).flatMap((name) => (name.endsWith(".md") ? [folder + name] : []));
const pages = ["", "docs/", "docs/adr/"].flatMap(pagesIn);

/** Files that a page tells its reader to make. */
const invented = ["pdf-templates/elegant.tsx", "pdf-templates/NAME.tsx", "domain/locales/ro.ts", "docs/images/templates/elegant.png"];

const read = (page: string) => readFileSync(`${root}${page}`, "utf8");

/** The anchors of a page, as GitHub makes them from its headings. */
const anchorsOf = (page: string) =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

describe.each(pages)("%s", (page) => {
  it("has links that lead somewhere", () => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(([, link, image]) => link ?? image ?? "");
    const broken = links.filter((link) => {
      if (/^https?:/.test(link)) return false;
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? page : path.join(path.dirname(page), file);
      return !existsSync(root + target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const folders = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    const named = [...read(page).matchAll(/`([\w.-]+(?:\/[\w.-]+)*(?:\.(?:tsx?|mjs|json|md|png)|\/))`/g)].map(([, name = ""]) => name);
    const missing = named.filter((name) => folders.includes(name.split("/")[0] as string) && !existsSync(root + name));
    expect(missing.filter((name) => !invented.includes(name))).toEqual([]);
  });
});
