import type { PdfFile, Shared } from "../../domain/ports.ts";

/** Lets calls of this process that want the same at the same time share one piece of work. */
export function sharedWork(): Shared {
  const underWay = new Map<string, { outcome: Promise<PdfFile>; deadline: AbortSignal }>();
  return async function shared(key: string, deadline: AbortSignal, work: () => Promise<PdfFile>): Promise<PdfFile> {
    const leader = underWay.get(key);
    if (leader) {
      return leader.outcome.catch((error) => {
        if (!leader.deadline.aborted) throw error;
        return shared(key, deadline, work);
      });
    }
    const outcome = work().finally(() => underWay.delete(key));
    underWay.set(key, { outcome, deadline });
    return outcome;
  };
}
