import type { ResumeContent } from "./resume.ts";
import type { StoredResume } from "./stored-resume.ts";
import type { TemplateName } from "./templates.ts";

/*
 * What procedures need from outside. Each store is opened for one request: all its calls share that request's deadline.
 * Any of them throws a DomainError SERVICE_UNAVAILABLE when the backend throttles, hangs or cannot be reached.
 */

export interface ResumeStore {
  /** What is stored under a canonical email, a tombstone included; read consistently. */
  find(email: string): Promise<StoredResume | undefined>;
  /** The same without its content, which may be damaged: for those who erase it. */
  findErasable(email: string): Promise<StoredResume | undefined>;
  /**
   * Stores `next` if `previous` (nothing, when undefined) is what is still stored: a compare-and-set on id and version.
   * What is replaced by its own next version is in the history by then. False when another writer came first.
   * When the outcome cannot be known: SERVICE_UNAVAILABLE.
   */
  replace(previous: StoredResume | undefined, next: StoredResume): Promise<boolean>;
  /** The versions before `before`, newest first, without their content: those that `stored` replaced, and itself. */
  versions(stored: StoredResume, range: { before: number; limit: number }): Promise<StoredVersion[]>;
  /** One version of `stored`: itself, or one that it replaced. */
  version(stored: StoredResume, version: number): Promise<StoredResume | undefined>;
  /** Erases the history, page by page, and says how many versions there were. */
  eraseHistory(stored: StoredResume): Promise<number>;
  /** Erases the item if `stored` is what is still stored. */
  erase(stored: StoredResume): Promise<void>;
}

export type StoredVersion = Pick<StoredResume, "version" | "updated_at" | "deleted_at" | "changed">;

/** What is known of a PDF without reading it. */
export type PdfFacts = { bytes: number; pages: number; sha256: string; warnings: string[] };

/** Whose PDF it is: not that of a later resume under the same email. */
export type PdfOwner = { id: string; content: { email: string } };

export interface PdfStore {
  /** The facts of the PDF stored under a content hash; undefined when there is none, or when it is about to expire. */
  find(owner: PdfOwner, hash: string): Promise<PdfFacts | undefined>;
  save(owner: PdfOwner, hash: string, pdf: RenderedPdf): Promise<PdfFacts>;
  /** Erases one PDF. */
  remove(owner: PdfOwner, hash: string): Promise<void>;
  /** Erases every PDF of a resume, in batches, and says how many there were. */
  removeAll(owner: PdfOwner): Promise<number>;
  /** A URL that downloads the PDF under this file name. */
  presign(owner: PdfOwner, hash: string, filename: string): Promise<{ url: string; expires_at: string }>;
}

type RenderedPdf = { bytes: Uint8Array; pages: number; warnings: string[] };

/** All that decides how a PDF looks. */
export type PdfDocument = {
  content: Omit<ResumeContent, "custom">;
  template: TemplateName;
  page_size: "A4" | "Letter";
};

export interface PdfRenderer {
  /** Changes when templates, fonts or engine do, so that no PDF of an older release is handed out. */
  fingerprint(): Promise<string>;
  /**
   * Renders a PDF. `caller` is whose turn and time that takes, where callers share a renderer. Rejects with the signal's reason when its turn
   * comes too late, and with TOO_MANY_REQUESTS when the caller's time is used up.
   */
  render(document: PdfDocument, signal: AbortSignal, caller?: string): Promise<RenderedPdf>;
}

/** The facts of a PDF, and whether it had been rendered before. */
export type PdfFile = PdfFacts & { cached: boolean };

/**
 * Does `work` unless the same, by its key, is being done in this process: then its outcome is that of the work under way, unless that
 * failed because its own deadline, `signal`, had passed.
 */
export type Shared = (key: string, signal: AbortSignal, work: () => Promise<PdfFile>) => Promise<PdfFile>;

/** Who is calling, as their token tells: an email that its issuer has verified, and the issuer's name for the person. */
export type Caller = { email: string; sub: string; isAdmin: boolean };

/** What a caller may do only so often a minute. */
export type Limited = "writes" | "renders" | "reads";

/** Counts one more of it for the caller. Rejects with TOO_MANY_REQUESTS and the seconds to wait when that is one too many. */
export type Throttle = (what: Limited) => Promise<void>;

/** All that a log line may hold: nothing of a resume, no address, no token. */
export type LogEntry = {
  level: "info" | "warn" | "error";
  message: string;
  request_id?: string;
  method?: string;
  /** The template of the path, never the path. */
  route?: string;
  status?: number;
  /** The pseudonym of the email that the request is about: its HMAC. */
  owner?: string;
  ms?: number;
  procedure?: string;
  code?: string;
  error?: unknown;
};

export type Log = (entry: LogEntry) => void;

/** What is counted of the work behind a request. */
export type Counted = "renders" | "cacheHits";

/** What is measured of a request: method and template of its path, the HTTP status, milliseconds, and what was done for it. */
export type Measured = { route: string; status: number; ms: number; counted: readonly Counted[] };
