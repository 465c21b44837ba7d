import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { atsCheckIds } from "../../../domain/ats/report.ts";
import { locales } from "../../../domain/locales/locales.ts";
import { atsChecks } from "../../../reading/ats/ats-report.ts";

describe("docs/ats.md", () => {
  it("names the languages whose titles are listed", async () => {
    const page = await readFile(new URL("../../../docs/ats.md", import.meta.url), "utf8");
    const nameOf = new Intl.DisplayNames("en", { type: "language" });
    const listed = Object.entries(locales).filter(([, { alsoRead }]) => alsoRead.titles !== "unlisted");
    const names = listed.map(([locale]) => nameOf.of(locale)).sort();
    expect(page.replace(/\s+/g, " ")).toContain(`Other titles are listed for ${names.slice(0, -1).join(", ")} and ${names.at(-1)};`);
  });

  it("lists every check with its weight, and the weights make 100", async () => {
    const page = await readFile(new URL("../../../docs/ats.md", import.meta.url), "utf8");
    const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (\d+) \|/gm)].map(([, id, weight]) => [id, Number(weight)]);
    expect(rows).toEqual(atsCheckIds.map((id) => [id, atsChecks[id].weight]));
    expect(rows.reduce((sum, [, weight]) => sum + Number(weight), 0)).toBe(100);
  });
});
