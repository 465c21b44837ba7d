import type { Storage } from "../ports.ts";
import type { ShareSettings, StoredShare } from "./share.ts";

/** Whose shares they are. */
export type Shared = { id: string };

export interface ShareStore {
  /** Reads a share by its id; undefined when there is none. */
  find(id: string): Promise<StoredShare | undefined>;
  /** Lists the shares of a resume, the newest first. */
  list(resume: Shared): Promise<StoredShare[]>;
  /** Stores a new share. */
  add(share: StoredShare): Promise<void>;
  /** Changes the settings of a share if they are still `from`; returns false when another came first, or when it is revoked. Its views stay. */
  change(id: string, from: ShareSettings, to: ShareSettings): Promise<boolean>;
  /** Revokes a share, and returns whether there was one. */
  remove(id: string): Promise<boolean>;
  /** Revokes all shares of a resume, and returns their number. */
  removeAll(resume: Shared): Promise<number>;
  /** Notes that a resume is under another email now. */
  moveAll(resume: Shared, email: string): Promise<void>;
  /** Adds to the views of a share, unless it is revoked by now. */
  count(id: string, views: number, viewed_at: string): Promise<void>;
}

/** A storage with its shares. */
export type SharingStorage = Storage & { shares: (signal: AbortSignal) => ShareStore };
