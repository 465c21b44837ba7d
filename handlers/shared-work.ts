import type { PdfFile, Shared } from "../domain/ports.ts";

/** Lets calls of this process that want the same at the same time share one piece of work. */
export function sharedWork(): Shared {
  const underWay = new Map<string, Promise<PdfFile>>();
  return async function shared(key: string, work: () => Promise<PdfFile>): Promise<PdfFile> {
    const leader = underWay.get(key);
    // What failed may have failed for its caller alone, whose deadline came first.
    if (leader) return leader.catch(() => shared(key, work));
    const own = work().finally(() => underWay.delete(key));
    underWay.set(key, own);
    return own;
  };
}
