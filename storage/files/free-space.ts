import { statfsSync } from "node:fs";
import { DomainError } from "../../domain/errors/errors.ts";
import type { SharingStorage } from "../../domain/shares/share-store.ts";

/** Seconds until a caller may try again: somebody has to make room first. */
const retryAfter = 60;

/** Tells how many bytes of a folder's disk this process may still use. */
export function freeBytes(folder: string): number {
  const { bavail, bsize, blocks } = statfsSync(folder);
  // Some file systems have no size.
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

/**
 * Refuses to store anything new, with SERVICE_UNAVAILABLE, while the disk of `folder` has less than `least` bytes free. Reading goes on, and so
 * does erasing, which needs some space before it makes any.
 */
export function keepFree(least: number, folder: string, { resumes, pdfs, shares, sweep }: SharingStorage): SharingStorage {
  function requireRoom(): void {
    if (freeBytes(folder) >= least) return;
    throw new DomainError("SERVICE_UNAVAILABLE", "The service has no room to store anything new; try again later.", { retryAfter });
  }
  return {
    resumes(signal) {
      const store = resumes(signal);
      return {
        ...store,
        async replace(previous, next) {
          if (!next.purging) requireRoom();
          return store.replace(previous, next);
        },
        async move(...moving) {
          requireRoom();
          return store.move(...moving);
        },
      };
    },
    pdfs(signal) {
      const store = pdfs(signal);
      return {
        ...store,
        async save(...pdf) {
          requireRoom();
          return store.save(...pdf);
        },
      };
    },
    shares(signal) {
      const store = shares(signal);
      return {
        ...store,
        async add(share) {
          requireRoom();
          return store.add(share);
        },
        async change(...change) {
          requireRoom();
          return store.change(...change);
        },
      };
    },
    sweep,
  };
}
