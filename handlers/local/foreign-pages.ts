import { DomainError } from "../../domain/errors/errors.ts";
import type { AppDependencies } from "../app.ts";
import type { LocalEnv } from "../env.ts";
import { isAllowedOrigin, type Origins } from "../http/cors.ts";
import { isLoopbackHost } from "../trusted-places.ts";

const readOnly = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Where nobody signs in, the browser of whoever can reach the service must not call it for a page of another site: neither under a name of that site
 * that leads here (DNS rebinding), nor by a request that needs no preflight. Programs that are no browser send no `Origin`, and are let in.
 */
export function refuseForeignPages(
  { PUBLIC_URL, ALLOWED_HOSTS }: Pick<LocalEnv, "PUBLIC_URL" | "ALLOWED_HOSTS">,
  origins: Origins,
): NonNullable<AppDependencies["admit"]> {
  const front = PUBLIC_URL ? new URL(PUBLIC_URL) : undefined;
  const names = new Set([...ALLOWED_HOSTS, front?.hostname]);
  return ({ url, method, headers }) => {
    const { hostname, host } = new URL(url);
    if (!isLoopbackHost(hostname) && !names.has(hostname)) throw new DomainError("MISDIRECTED_REQUEST");
    if (readOnly.has(method)) return;
    const origin = headers.get("origin");
    const isOwn = (origin: string) => origin === front?.origin || (URL.canParse(origin) && new URL(origin).host === host);
    const isForeign = origin ? !isOwn(origin) && !isAllowedOrigin(origins, origin) : headers.get("sec-fetch-site") === "cross-site";
    if (isForeign) throw new DomainError("FORBIDDEN", "Pages of this origin may change nothing: CORS_ORIGINS does not name it.");
  };
}
