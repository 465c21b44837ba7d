import type { ShareStore } from "../../domain/shares/share-store.ts";

/** Milliseconds that storing them may take. */
const patience = 5_000;

/** Programs that read a page for others: search engines, messengers that show a preview, and what people run by hand. */
const programs =
  /bot|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|slack|discord|embedly|curl|wget|python|headless|monitor/i;

/** Tells whether a request is one of a person who reads a page: not one of a program, nor of a browser that only might show it. */
export const isView = ({ method, headers }: Request): boolean =>
  method === "GET" &&
  !headers.has("sec-purpose") &&
  headers.get("purpose") !== "prefetch" &&
  !programs.test(headers.get("user-agent") ?? "bot");

/** Gathers views for `pause` milliseconds, then stores them: nobody waits for it. Where storing fails, they are lost. */
export function viewCounter(shares: (signal: AbortSignal) => ShareStore, onFailure: (error: unknown) => void, pause: number) {
  const waiting = new Map<string, { views: number; at: string }>();
  let isWaiting = false;

  async function flush(): Promise<void> {
    isWaiting = false;
    const all = [...waiting];
    waiting.clear();
    const store = shares(AbortSignal.timeout(patience));
    for (const [id, { views, at }] of all) await store.count(id, views, at).catch(onFailure);
  }

  return (id: string): void => {
    waiting.set(id, { views: (waiting.get(id)?.views ?? 0) + 1, at: new Date().toISOString() });
    if (!isWaiting) setTimeout(flush, pause).unref();
    isWaiting = true;
  };
}
