import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../router/index.ts";
import { ForeignAnswer } from "./resume-error.ts";
import { callWithRetries, type Token } from "./retries.ts";

export type { AppRouter } from "../router/index.ts";
export { importResume } from "./from-file.ts";
export { ResumeError } from "./resume-error.ts";

/** What each procedure takes, such as `RouterInputs["resume"]["update"]`. */
export type RouterInputs = inferRouterInputs<AppRouter>;

/** What each procedure answers with, such as `RouterOutputs["resume"]["get"]`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;

export type ResumeClientOptions = {
  /** The address of the service, such as `https://resumes.example.org/api`; in a browser, `/api` is on the page's own origin. */
  url: string | URL;
  /** A bearer token, or a function that gets one and is called before each request. */
  token?: Token;
  /** Used in place of the global `fetch`. */
  fetch?: typeof fetch;
  /** How often a failed request is repeated, where that is safe; 3 by default. */
  retries?: number;
};

/** Every procedure of the service, such as `client.resume.get.query({ email })`. */
export type ResumeClient = TRPCClient<AppRouter>;

/**
 * Makes a typed client of every procedure. Queries go as POST, so that no email stands in a URL. Calls reject with a `ResumeError`.
 * Throws a TypeError when `url` is not a URL.
 *
 * @example
 * const client = createResumeClient({ url: "http://127.0.0.1:3000" });
 * const { resume } = await client.resume.create.mutate({ email: "ada@example.com" });
 */
export function createResumeClient({ url, token, fetch = globalThis.fetch, retries = 3 }: ResumeClientOptions): ResumeClient {
  const { origin, pathname } = new URL(url, (globalThis as { location?: { href: string } }).location?.href);
  const link = httpLink<AppRouter>({
    url: `${origin}${pathname.replace(/\/+$/, "")}/trpc`,
    methodOverride: "POST",
    headers: ({ op }) => (op.context.bearer ? { authorization: `Bearer ${op.context.bearer}` } : {}),
    async fetch(input, init) {
      const response = await fetch(input, init as RequestInit);
      if (!response.headers.get("content-type")?.includes("json")) throw new ForeignAnswer(response);
      return response;
    },
  });
  return createTRPCClient<AppRouter>({ links: [callWithRetries(token, retries), link] });
}
