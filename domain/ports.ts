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
  /**
   * Stores `next` if `previous` (nothing, when undefined) is what is still stored: a compare-and-set on id and version.
   * False when another writer came first. When the outcome cannot be known: SERVICE_UNAVAILABLE.
   */
  replace(previous: StoredResume | undefined, next: StoredResume): Promise<boolean>;
}

/** What is known of a PDF without reading it. */
export type PdfFacts = { bytes: number; pages: number; sha256: string; warnings: string[] };

export interface PdfStore {
  /** The facts of the PDF stored under a content hash; undefined when there is none, or when it is about to expire. */
  find(email: string, hash: string): Promise<PdfFacts | undefined>;
  /** Goes on when the deadline has passed and the caller has been told so: what took long to render is there for the next try. */
  save(email: string, hash: string, pdf: RenderedPdf): Promise<PdfFacts>;
  /** A URL that downloads the PDF under this file name. */
  presign(email: string, hash: string, filename: string): Promise<{ url: string; expires_at: string }>;
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
  /** Rejects with the signal's reason when its turn comes too late. */
  render(document: PdfDocument, signal: AbortSignal): Promise<RenderedPdf>;
}

/** All that a log line may hold: nothing of a resume, no address, no token. */
export type LogEntry = {
  level: "info" | "warn" | "error";
  message: string;
  request_id?: string;
  method?: string;
  /** The template of the path, never the path. */
  route?: string;
  status?: number;
  ms?: number;
  procedure?: string;
  code?: string;
  error?: unknown;
};

export type Log = (entry: LogEntry) => void;
