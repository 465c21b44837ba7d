import type { SourceFormat, Unplaced } from "../../domain/imported.ts";

/** What a reader understands of a file, before it is checked against the model. `resume` may have any value in any field. */
export type Understood = {
  format: SourceFormat;
  version?: string | undefined;
  confidence: number;
  resume: Record<string, unknown>;
  /** Set where the document must be exported as it was: nothing in its texts and lists is tidied. */
  isKept?: boolean | undefined;
  unplaced: Unplaced[];
  warnings: string[];
};
