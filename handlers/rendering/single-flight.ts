import type { SingleFlight, StoredPdf } from "../../domain/ports.ts";

/** Lets calls of this process that want the same PDF at the same time share one piece of work. */
export function singleFlight(): SingleFlight {
  const underWay = new Map<string, { outcome: Promise<StoredPdf>; deadline: AbortSignal }>();
  const share: SingleFlight = async (key, deadline, work) => {
    const leader = underWay.get(key);
    if (leader) {
      return leader.outcome.catch((error) => {
        if (!leader.deadline.aborted) throw error;
        return share(key, deadline, work);
      });
    }
    const outcome = work().finally(() => underWay.delete(key));
    underWay.set(key, { outcome, deadline });
    return outcome;
  };
  return share;
}
