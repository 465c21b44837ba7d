import { timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { DomainError, errorTable } from "../../domain/errors/errors.ts";
import { contentDisposition } from "../../domain/files/content-disposition.ts";
import { resumeFileName } from "../../domain/files/file-name.ts";
import { type FormatName, formatNames, formats } from "../../domain/formats.ts";
import { documentOf, type FileChoice } from "../../procedures/rendered-file.ts";
import { fileOf } from "../../procedures/rendered-pdf.ts";
import { failureOf } from "../../procedures/trpc.ts";
import type { AppDependencies } from "../http/context.ts";
import { counterOf } from "../http/counter.ts";
import type { AppEnv, Part } from "../http/shell.ts";
import { type OpenShare, openShare } from "./open-share.ts";
import { cookieName, failurePage, headersOfShare, htmlText, passwordPage } from "./page-of-share.ts";
import { shareAddresses } from "./share-addresses.ts";
import { isView, viewCounter } from "./views.ts";

/** Wrong passwords that are taken for one share: those from one address in a minute, and those from all addresses in an hour. One address has no more than half of these. */
const mostWrong = { each: 5, all: 600 };

/** The formats that stand beside the page, of those that `writes` tells that somebody writes. */
const offered = (writes: (format: FormatName) => boolean) =>
  formatNames.filter((name) => !["html", "png", "yaml"].includes(name) && writes(name));

/** What is hidden in the picture that messengers show to whoever sees the link. */
const neverInPreview = ["phone", "email", "location"] as const;

type C = Context<AppEnv>;

/** Makes the part that shows shares: a page to read, and its files. It is for whoever has the link: nobody signs in. Views are stored `pause` milliseconds later. */
export function sharePart(dependencies: AppDependencies, { pause = 2_000, most = mostWrong } = {}): Part {
  const { log, passwords, pseudonym, rateLimit } = dependencies;
  const countView = viewCounter(
    dependencies.shares,
    (error) => log({ level: "warn", message: "views of a share were not stored", error }),
    pause,
  );
  const wrong = counterOf(most.each, "Too many wrong passwords");
  const wrongOfAll = counterOf(most.all, "Too many wrong passwords were typed for this page", 3_600);

  /** Keyed by the service's own secret, and dead with the password that it stands for. */
  const cookieOf = ({ share: { id, settings } }: OpenShare) => pseudonym(`share ${id} ${settings.password_hash}`);

  /** What the deadline of a request breaks off is no fault of the service. */
  const timed = (answer: (c: C, signal: AbortSignal) => Promise<Response>) => async (c: C) => {
    const signal = c.get("signal");
    try {
      return await answer(c, signal);
    } catch (error) {
      throw failureOf(error, signal);
    }
  };

  async function opened(c: C, signal: AbortSignal): Promise<OpenShare> {
    await rateLimit("reads", c.env?.address);
    const found = await openShare(dependencies, c.req.param("token") ?? "", signal, c.env?.address);
    if (!found) throw new DomainError("NOT_FOUND");
    return found;
  }

  function isLetIn(c: C, found: OpenShare): boolean {
    if (found.share.settings.password_hash === undefined) return true;
    const [given, wanted] = [getCookie(c, cookieName(found.share.id)) ?? "", cookieOf(found)].map((text) => Buffer.from(text)) as [
      Buffer,
      Buffer,
    ];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }

  const answer = (c: C, { share }: OpenShare, body: string, status: 200 | 403 = 200) =>
    c.body(body, status, { ...headersOfShare(share.settings.indexed === true), "content-type": "text/html; charset=utf-8" });

  async function showPage(c: C, signal: AbortSignal) {
    // With a slash at the end, the page's links would lead one level too deep.
    if (new URL(c.req.url).pathname.endsWith("/")) return c.redirect(`../${c.req.param("token")}`, 303);
    const found = await opened(c, signal);
    if (!isLetIn(c, found)) return answer(c, found, passwordPage(false));
    const page = await pageOf(found, c.req.param("token") ?? "", c.env?.url);
    if (isView(c.req.raw)) countView(found.share.id);
    return answer(c, found, page);
  }

  async function takePassword(c: C, signal: AbortSignal) {
    const found = await opened(c, signal);
    const { id, settings } = found.share;
    if (settings.password_hash === undefined) return c.redirect(c.req.param("token") ?? "", 303);
    const caller = `${id} ${c.env?.address ?? ""}`;
    // Each try counts until it has proved right: so many at once are no more than one after the other.
    await wrong.count(caller);
    await wrongOfAll.count(id);
    const { password } = await c.req.parseBody();
    const typed = typeof password === "string" ? password : "";
    if (!(await passwords.isRight(typed, settings.password_hash, signal, c.env?.address))) {
      return answer(c, found, passwordPage(true), 403);
    }
    await Promise.all([wrong.charge(caller, -1), wrongOfAll.charge(id, -1)]);
    const secure = (c.env?.url ?? c.req.url).startsWith("https:");
    // Without a path it is sent to the addresses beside the page, under whatever prefix the service is reached.
    setCookie(c, cookieName(id), cookieOf(found), { httpOnly: true, sameSite: "Lax", secure, path: undefined as never });
    return c.redirect(c.req.param("token") ?? "", 303);
  }

  async function sendFile(c: C, signal: AbortSignal) {
    const found = await opened(c, signal);
    const format = formatOf(c.req.param("file") ?? "");
    if (!format) throw new DomainError("NOT_FOUND");
    const isPreview = format === "png";
    // A preview is for messengers, which type no password; of a page behind one there is none.
    if (!isLetIn(c, found)) {
      if (isPreview) throw new DomainError("NOT_FOUND");
      return c.redirect(`../${c.req.param("token")}`, 303);
    }
    const content = found.faceWithout(isPreview ? neverInPreview : []);
    const { key } = await fileOf(found.making, found.stored, content, choiceOf(found, format));
    const bytes = await found.making.pdfs.read(found.stored, key);
    if (!bytes) throw new DomainError("SERVICE_UNAVAILABLE", "The file was erased before it was read; try again.");
    const { type, extension, inline } = formats[format];
    return c.body(new Uint8Array(bytes), 200, {
      ...headersOfShare(found.share.settings.indexed === true),
      "content-security-policy": "default-src 'none'; sandbox",
      "content-type": type,
      "content-disposition": contentDisposition(inline ? "inline" : "attachment", resumeFileName(content.name, extension)),
    });
  }

  return {
    addresses: shareAddresses,
    mount(app) {
      app.get("/s/:token", timed(showPage));
      app.post("/s/:token", timed(takePassword));
      app.get("/s/:token/:file", timed(sendFile));
    },
    fail(request, error) {
      if (!/\/s\/[^/]*(\/[^/]*)?$/.test(new URL(request.url).pathname)) return undefined;
      const { http } = errorTable[error.code];
      const retry = error.retryAfter === undefined ? {} : { "retry-after": String(error.retryAfter) };
      const headers = { ...headersOfShare(false), ...retry, "content-type": "text/html; charset=utf-8" };
      return Promise.resolve(new Response(failurePage(error), { status: http, headers }));
    },
  };
}

const choiceOf = ({ share: { settings } }: OpenShare, format: FormatName): FileChoice =>
  format === "png" ? { template: settings.template, format, page: 1, dpi: 96 } : { template: settings.template, format };

function formatOf(file: string): FormatName | undefined {
  if (file === "preview.png") return "png";
  const extension = /^resume\.(\w+)$/.exec(file)?.[1];
  return formatNames.find((name) => name !== "png" && formats[name].extension === extension);
}

/** Writes the page: the resume as HTML, and below it its files. `url` is where readers reach the service, if that is known. */
async function pageOf(found: OpenShare, token: string, url: string | undefined): Promise<string> {
  const [{ htmlOf }, { writers }] = await Promise.all([import("../../formats/html.tsx"), import("../../formats/index.ts")]);
  const { settings } = found.share;
  const document = documentOf(found.faceWithout(), choiceOf(found, "pdf"));
  const title = htmlText(document.content.name || "Resume");
  const picture = settings.password_hash === undefined && url ? `<meta property="og:image" content="${url}/s/${token}/preview.png">` : "";
  const head =
    `<meta name="referrer" content="no-referrer">${settings.indexed ? "" : '<meta name="robots" content="noindex">'}` +
    `<meta property="og:type" content="profile"><meta property="og:title" content="${title}">${picture}` +
    "<style>.files{text-align:center;margin:2rem 0}.files a{display:inline-block;padding:.5rem .75rem}@media print{.files{display:none}}</style>";
  const links = offered((name) => name === "pdf" || name in writers).map(
    (name) => `<a href="${token}/resume.${formats[name].extension}">${name.toUpperCase()}</a>`,
  );
  return htmlOf(document, { head, foot: `<nav class="files" aria-label="${title}">${links.join(" ")}</nav>` });
}
