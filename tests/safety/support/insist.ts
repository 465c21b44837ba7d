import type { StorageService } from "../../support/services.ts";

/** The answer of a call, however often a backend at fault, or a busy machine, lets it fail. */
export async function insist(service: Pick<StorageService, "call">, method: string, path: string, body?: unknown) {
  for (;;) {
    const answer = await service.call(method, path, body);
    if (answer.status !== 503) return answer;
  }
}
