import type { PdfDocument } from "../domain/ports.ts";
import { type Density, densities } from "./parts/look.ts";

/** What a layout says of the pages it takes. `lastPage` is how much of the last is filled, from 0 to 1. */
type Paged = { pages: number; lastPage: number };

/** Lays the document out at a density. */
type At<Layout> = (density: Density) => Promise<Layout>;

type Fitted<Layout> = { layout: Layout; warnings: string[] };

/** A last page with less than this is worth setting the others tighter. */
const quarter = 0.25;

/** The two steps of saving a page: the distances alone, then the text as well. Each is a layout more, so those between are left out. */
const savingSteps = [1, 4];

/**
 * Chooses the density of a document: the loosest that fits `max_pages`. Without `max_pages`, the design, or unless `fit` is "none" a slightly tighter
 * density that saves a last page of less than a quarter.
 */
export async function fitted<Layout extends Paged>(at: At<Layout>, { presentation }: PdfDocument["content"]): Promise<Fitted<Layout>> {
  const { max_pages, fit = "auto" } = presentation ?? {};
  const asDesigned = await at(densities[0]);
  if (max_pages !== undefined) return asDesigned.pages > max_pages ? within(max_pages, at) : { layout: asDesigned, warnings: [] };
  if (fit === "auto" && asDesigned.pages > 1 && asDesigned.lastPage < quarter) {
    for (const step of savingSteps) {
      const layout = await at(densities[step] as Density);
      if (layout.pages < asDesigned.pages) return { layout, warnings: [] };
    }
  }
  return { layout: asDesigned, warnings: [] };
}

/** Finds the loosest density that fits, by halves. */
async function within<Layout extends Paged>(max_pages: number, at: At<Layout>): Promise<Fitted<Layout>> {
  let [tooLoose, fits] = [0, densities.length - 1];
  const tightest = densities[fits] as Density;
  let layout = await at(tightest);
  if (layout.pages > max_pages) {
    const warning = `The resume needs ${layout.pages} pages, even set as tightly as can be read with ease; ${max_pages} was asked for.`;
    return { layout, warnings: [warning] };
  }
  while (fits - tooLoose > 1) {
    const step = Math.floor((tooLoose + fits) / 2);
    const tried = await at(densities[step] as Density);
    if (tried.pages <= max_pages) [fits, layout] = [step, tried];
    else tooLoose = step;
  }
  return { layout, warnings: [] };
}
