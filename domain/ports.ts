import type { FileType, FormatName } from "./formats.ts";
import type { Imported } from "./imported.ts";
import type { RenderedContent, ResumeContent } from "./resume.ts";
import type { StoredResume } from "./stored-resume.ts";
import type { TemplateName } from "./templates.ts";

/*
 * What procedures need from outside. Each store is opened for one request, and all its calls share the deadline of that request.
 * Each call throws a DomainError SERVICE_UNAVAILABLE when the backend throttles, hangs or cannot be reached.
 */

export interface ResumeStore {
  /** Reads consistently what is stored under a canonical email, a tombstone included; undefined when nothing is. */
  find(email: string): Promise<StoredResume | undefined>;
  /** Reads the same without its content, so that a damaged resume can be erased, too. */
  findErasable(email: string): Promise<StoredResume | undefined>;
  /**
   * Stores `next` if `previous` is what is still stored (nothing, when undefined): a compare-and-set on id and version. A version that is
   * replaced by the next one of the same resume is in the history by then. Returns false when another writer came first; throws
   * SERVICE_UNAVAILABLE when the outcome cannot be known.
   */
  replace(previous: StoredResume | undefined, next: StoredResume): Promise<boolean>;
  /**
   * Stores `moved`, the next version of `stored` under another email, in its place, if `stored` is what is still stored, and nothing is under that
   * email. Does `settle` once it is there. What breaks off leaves a mark under the old email, with which this goes on as with `stored`.
   */
  move(stored: StoredResume, moved: StoredResume, settle: () => Promise<void>): Promise<"moved" | "taken" | "changed">;
  /** Lists `stored` and the versions that it replaced, without their content: the newest `limit` of those before `before`, newest first. */
  versions(stored: StoredResume, range: { before: number; limit: number }): Promise<StoredVersion[]>;
  /** Reads a page of the versions before `before` that `stored` replaced, with their content, newest first. An empty page is the end. */
  replacedBefore(stored: StoredResume, before: number): Promise<StoredResume[]>;
  /** Reads one version: `stored` itself, or one that it replaced; undefined when there is none of this number. */
  version(stored: StoredResume, version: number): Promise<StoredResume | undefined>;
  /** Erases the history, page by page, and returns the number of versions in it. */
  eraseHistory(stored: StoredResume): Promise<number>;
  /** Erases the item if `stored` is what is still stored; else it does nothing. */
  erase(stored: StoredResume): Promise<void>;
}

export type StoredVersion = Pick<StoredResume, "version" | "updated_at" | "deleted_at" | "changed" | "same_day">;

/** What is known of a file without reading it; `bytes` is its size, `sha256` is in hexadecimal. Some formats have no pages. */
export type PdfFacts = { bytes: number; pages?: number | undefined; sha256: string; warnings: string[] };

/** Which of a resume's files it is: `hash` is that of what it was made from. */
export type FileKey = { hash: string; format: FileType };

/** How a browser takes a file: it saves it, or shows it in place. */
export type Disposition = "attachment" | "inline";

/** Whose file it is. The id tells it from a later resume under the same email. */
export type PdfOwner = { id: string; content: { email: string } };

/** Keeps PDFs, and files of the other formats as it keeps PDFs. */
export interface PdfStore {
  /** Reads the facts of a file; undefined when there is none, or when it is about to expire. */
  find(owner: PdfOwner, key: FileKey): Promise<PdfFacts | undefined>;
  /** Stores a file, and returns its facts. */
  save(owner: PdfOwner, key: FileKey, file: RenderedFile): Promise<PdfFacts>;
  /** Reads a file; undefined when it is gone. */
  read(owner: PdfOwner, key: FileKey): Promise<Uint8Array | undefined>;
  /** Lists the files of a resume, by the order of their hashes. */
  list(owner: PdfOwner): Promise<FileKey[]>;
  /** Erases one file. */
  remove(owner: PdfOwner, key: FileKey): Promise<void>;
  /** Erases every file of a resume, in batches, and returns their number. */
  removeAll(owner: PdfOwner): Promise<number>;
  /** Makes a URL at which a browser gets the file under this name; it saves it unless told otherwise. */
  presign(owner: PdfOwner, key: FileKey, filename: string, disposition?: Disposition): Promise<{ url: string; expires_at: string }>;
}

/** How many deleted resumes, versions and PDFs a sweep erased. */
export type Swept = { resumes: number; versions: number; pdfs: number };

/**
 * Erases what is past its time: deleted resumes whose retention is over, with their versions and PDFs; what a purge that broke off has left;
 * versions and PDFs whose resume is gone; and PDFs past their lifetime. It goes page by page, so that what breaks off has done a part, and is
 * safe at any time, and twice at once. Rejects with the reason of `signal` once that has fired.
 */
export type Sweep = (signal: AbortSignal) => Promise<Swept>;

/** A storage: what a service keeps its resumes and PDFs in. Each store is opened for one request, whose deadline `signal` is. */
export type Storage = { resumes: (signal: AbortSignal) => ResumeStore; pdfs: (signal: AbortSignal) => PdfStore; sweep: Sweep };

/** A text in a file: where its line begins, in points from the lower left corner of the page, and its size. Pages count from 1. */
export type TextItem = { text: string; page: number; x: number; y: number; width: number; height: number };

/** Reads the texts of a PDF as programs do: one after the other, in the order of the file. Rejects when `bytes` is no PDF. */
export type PdfReader = (bytes: Uint8Array, signal: AbortSignal) => Promise<TextItem[]>;

export type RenderedPdf = { bytes: Uint8Array; pages: number; warnings: string[] };

/** A file of any format. Of a picture of a page, `pages` is the number of all pages, and there are no bytes where the page is past the end. */
export type RenderedFile = Omit<RenderedPdf, "pages"> & { pages?: number | undefined };

/** Everything that decides how a PDF looks. */
export type PdfDocument = {
  content: RenderedContent;
  template: TemplateName;
  page_size: "A4" | "Letter";
};

/** Which file is made of a resume, if not its PDF. `page` counts from 1. */
export type FileOptions = { format: Exclude<FormatName, "pdf" | "png"> } | { format: "png"; page: number; dpi: number };

/** Everything that decides how a file looks that is no PDF. Of a data format, the caller's own data as well. */
export type FileDocument = PdfDocument & { content: { custom?: ResumeContent["custom"] }; file: FileOptions };

export interface PdfRenderer {
  /** Names templates, fonts and engine: it changes when they do, so that no PDF of an older release is handed out. */
  fingerprint(): Promise<string>;
  /**
   * Renders a PDF. `caller` is whose turn and time that takes, where callers share a renderer. Rejects with the signal's reason when its turn
   * comes too late, and with TOO_MANY_REQUESTS when the caller's time is used up. `left` fires when nobody waits for it any more: then it
   * leaves the queue.
   */
  render(document: PdfDocument, signal: AbortSignal, caller?: string, left?: AbortSignal): Promise<RenderedPdf>;
}

export interface FileWriter {
  /** Makes a file of another format, as a renderer makes a PDF. */
  write(document: FileDocument, signal: AbortSignal, caller?: string, left?: AbortSignal): Promise<RenderedFile>;
}

/** A file in an archive. Its name has `/` between folders. */
export type ArchiveEntry = { name: string; bytes: Uint8Array };

/**
 * Packs files into a zip archive, and returns what `keep` makes of it. The same files make the same bytes, wherever and whenever that is. `caller` is
 * whose turn and time that takes, as those of a render.
 */
export type Archiver = <Kept>(
  entries: AsyncIterable<ArchiveEntry>,
  keep: (archive: Uint8Array) => Promise<Kept>,
  signal: AbortSignal,
  caller?: string,
) => Promise<Kept>;

/** A file as it was sent. `type` is the media type that its sender gives it, if any. */
export type SentFile = { bytes: Uint8Array; type?: string | undefined };

export interface ResumeReader {
  /** Reads a resume out of a file. Rejects with BAD_REQUEST for one that no resume can be read out of. */
  readResume(file: SentFile, signal: AbortSignal, caller?: string): Promise<Imported>;
}

export interface Passwords {
  /** Makes what is kept of a password. `caller` is whose turn that takes. Rejects with the signal's reason when its turn comes too late. */
  hash(password: string, signal: AbortSignal, caller?: string): Promise<string>;
  /** Tells whether a password is the one that was hashed, in a time that does not tell how much of it was right. */
  isRight(password: string, hashed: string, signal: AbortSignal, caller?: string): Promise<boolean>;
}

/** The facts of a stored file, and whether it was stored before the call. */
export type StoredPdf = PdfFacts & { cached: boolean };

/**
 * Does `work`, unless this process is doing work of the same key already: then it takes the outcome of that. It does `work` after all when
 * the other one failed because its own deadline, `signal`, had passed.
 */
export type SingleFlight = (key: string, signal: AbortSignal, work: () => Promise<StoredPdf>) => Promise<StoredPdf>;

/** Resolves when storage and renderer answer. Throws SERVICE_UNAVAILABLE, with an issue for each that does not. */
export type Readiness = () => Promise<void>;

/**
 * Does `work` once all work of the same key that came before in this process is done, or past its own deadline. Rejects with the reason of
 * `signal` when that fires before its turn, and with SERVICE_UNAVAILABLE at once when too much waits.
 */
export type OneByOne = <Result>(key: string, signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;

/** Who is calling, as the token says: an email that the issuer has verified, and `sub`, the issuer's name for the person. */
export type Caller = { email: string; sub: string; isAdmin: boolean };

/** What each caller may do only a number of times a minute. A preview is a render of what is sent, one for each keystroke. */
export type Limited = "writes" | "renders" | "previews" | "reads";

/** Counts what a caller does. Throws TOO_MANY_REQUESTS, with the seconds to wait, when that is one too many. */
export type RateLimit = (what: Limited) => Promise<void>;

/** Everything that a log line may hold: nothing of a resume, no address and no token. */
export type LogEntry = {
  level: "info" | "warn" | "error";
  message: string;
  request_id?: string;
  method?: string;
  /** The template of the path, such as `/resume/{email}`; never the path. */
  route?: string;
  status?: number;
  /** The pseudonym of the email that the request is about. */
  owner?: string;
  /** The pseudonym of who did what is audited: of their email or, where that is not known, of their address; `open` where nobody signs in. */
  actor?: string;
  action?: string;
  outcome?: string;
  /** Refused sign-ins that have no line of their own. */
  left_out?: number;
  ms?: number;
  procedure?: string;
  code?: string;
  /** Why a request was refused, without its values, for the terminal of a developer: it has names out of the body, so no log keeps it. */
  fault?: string;
  error?: unknown;
};

export type Log = (entry: LogEntry) => void;

/** What is counted of the work behind a request. */
export type Counted = "renders" | "cacheHits";

/** What is measured of a request: `route` is the method and the template of its path, `ms` is in milliseconds. */
export type Measured = { route: string; status: number; ms: number; counted: readonly Counted[] };
