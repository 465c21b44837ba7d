import type { Unplaced } from "../../domain/imported.ts";
import { sectionNames } from "../../domain/presentation.ts";
import type { Taken } from "./taken.ts";

/** Reads the colour, the paper, the language and the order of sections; the rest of how a document looks is listed. `own` has the ids of custom sections. */
export function lookOfReactiveResume(metadata: Taken, own: ReadonlySet<string>, unplaced: Unplaced[]): Record<string, unknown> {
  const page = metadata.object("page");
  const theme = metadata.object("theme");
  const design = metadata.object("design");
  const colors = design.object("colors");
  const format = page.text("format");
  const locale = page.text("locale") ?? metadata.text("locale");
  const order = new Set(textsIn(metadata.value("layout")).flatMap((name) => placeOf(name, own) ?? []));
  const found = {
    accent_color: hexOf(colors.text("primary") ?? theme.text("primary")),
    page_size: format === "letter" ? "Letter" : format === "a4" ? "A4" : undefined,
    locale,
    ...(order.size > 0 && { section_order: [...order] }),
  };
  for (const part of [page, theme, colors, design, metadata])
    unplaced.push(
      ...part.rest().map(({ path, text }) => ({ path: `metadata.${path}`.replace("metadata.metadata.", "metadata."), text: text ?? "" })),
    );
  return found;
}

/** Lists the texts in a layout: pages, each with its columns, in lists or in objects. */
function textsIn(layout: unknown): string[] {
  if (typeof layout === "string") return [layout];
  return typeof layout === "object" && layout !== null ? Object.values(layout).flatMap(textsIn) : [];
}

/** Version 4 writes `custom.` before the ids of custom sections. */
function placeOf(name: string, own: ReadonlySet<string>): string | undefined {
  const id = name.replace(/^custom\./, "");
  if (own.has(id)) return `custom_sections.${id}`;
  return [...sectionNames, "work"].find((one) => one === name)?.replace("work", "experience");
}

/** "rgba(220, 38, 38, 1)" and "#dc2626" as "#dc2626". */
function hexOf(color: string | undefined): string | undefined {
  const [, ...channels] = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(color ?? "") ?? [];
  if (channels.length === 3) return `#${channels.map((one) => Number(one).toString(16).padStart(2, "0")).join("")}`;
  return /^#[0-9a-f]{6}$/i.test(color ?? "") ? color?.toLowerCase() : undefined;
}
