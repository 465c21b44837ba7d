import type { AlsoRead } from "./locale-data.ts";

/** Languages whose dates the ATS report reads, although nothing is written in them. */
export const readerOnly: Record<string, AlsoRead> = {
  sv: { present: ["nuvarande", "pågående"] },
};
