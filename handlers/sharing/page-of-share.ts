import { createHash } from "node:crypto";
import type { DomainError } from "../../domain/errors/errors.ts";

/** What a page of a share may load and do: nothing but its own style, and pictures that are in it. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The headers of all that a share answers with. Nothing tells the next site where a reader came from. */
export const headersOfShare = (isIndexed: boolean): Record<string, string> => ({
  "content-security-policy": policy,
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  ...(!isIndexed && { "x-robots-tag": "noindex" }),
});

export const htmlText = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

const style =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:26rem;margin:15vh auto;padding:0 1rem;color:#1a1a1a;background:#fff}" +
  "input,button{font:inherit;padding:.5rem .75rem;border:1px solid #595959;border-radius:.25rem;width:100%;box-sizing:border-box;margin:.25rem 0}" +
  "button{background:#1f4e79;color:#fff;border-color:#1f4e79}";

const page = (title: string, body: string) =>
  `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${htmlText(title)}</title><style>${style}</style></head><body><main><h1>${htmlText(title)}</h1>${body}</main></body></html>\n`;

/** The page for whoever has to type a password first. It says nothing of the resume. */
export const passwordPage = (wasWrong: boolean): string =>
  page(
    "Password",
    `<form method="post">${wasWrong ? '<p role="alert" id="wrong">That is not the password.</p>' : ""}<label for="password">This page asks for a password.</label><input id="password" name="password" type="password" required autofocus${wasWrong ? ' aria-describedby="wrong"' : ""}><button>Open</button></form>`,
  );

/** The page that tells why there is nothing to read. */
export const failurePage = ({ code, message }: DomainError): string =>
  code === "NOT_FOUND"
    ? page("Not found", "<p>There is nothing at this address. Ask whoever gave you the link for a new one.</p>")
    : page("Not now", `<p>${htmlText(message)}</p>`);

/** Names a cookie so that no two shares have one. */
export const cookieName = (shareId: string): string => `share-${createHash("sha256").update(shareId).digest("hex").slice(0, 16)}`;
