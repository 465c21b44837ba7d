import type { SourceFormat, Unplaced } from "../../domain/imported.ts";

/** What a reader understands of a file, before it is checked against the model. `resume` may have any value in any field. */
export type Understood = {
  format: SourceFormat;
  version?: string | undefined;
  confidence: number;
  resume: Record<string, unknown>;
  /** Whether all values are those of our model already, and what is empty was meant to be. */
  isOurs?: true;
  unplaced: Unplaced[];
  warnings: string[];
};
