import { readFile, writeFile } from "node:fs/promises";

type Cell = string | number | undefined;

/** A table in Markdown under a line that says what it is. Numbers with three figures at most, or all before the point. */
export const table = (title: string, head: string[], rows: Cell[][]): string =>
  [title, "", row(head), row(head.map(() => "---")), ...rows.map((cells) => row(cells.map(shown)))].join("\n");

const row = (cells: string[]) => `| ${cells.join(" | ")} |`;

function shown(cell: Cell): string {
  if (typeof cell !== "number") return cell ?? "–";
  if (cell >= 100) return cell.toFixed(0);
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(cell < 10 ? 2 : 1);
}

const [start, end] = ["<!-- What bench/renderers.ts writes -->", "<!-- Written by hand from here -->"];

/** Puts the tables where docs/performance.md keeps them. */
export async function writeTables(tables: string[]): Promise<void> {
  const file = new URL("../../docs/performance.md", import.meta.url);
  const text = await readFile(file, "utf8");
  const [before, rest] = text.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/performance.md has lost the lines ${start} and ${end}.`);
  await writeFile(file, [before, start, "\n\n", tables.join("\n\n"), "\n\n", end, after].join(""));
}
