import { JwtVerifier } from "aws-jwt-verify";
import { JwksValidationError, JwkValidationError } from "aws-jwt-verify/error";
import { SimpleJwksCache } from "aws-jwt-verify/jwk";
import { emailSchema } from "../domain/email.ts";
import { DomainError } from "../domain/errors.ts";
import type { Caller } from "../domain/ports.ts";
import { fetchBytes, isSecure } from "./fetch-from-issuer.ts";

export type IssuerOptions = {
  issuer: string;
  audience: string;
  /** Where the keys are; by default where the issuer's discovery document says. */
  jwksUri?: string | undefined;
  /** Cognito signs access tokens with the same keys: only an ID token tells who somebody is. */
  tokenUse?: "id" | undefined;
  /** Whoever has this group in this claim may reach every resume. */
  adminClaim: string;
  adminGroup?: string | undefined;
};

type Claims = Record<string, unknown>;

/** Characters of a token that are worth looking at. */
const maxToken = 8_192;

/** Seconds that clocks may differ. */
const leeway = 60;

/** Milliseconds for which an issuer that did not answer is not asked again. */
const pause = 5_000;

/** Tells who a caller is by an OpenID Connect ID token. Throws UNAUTHORIZED, or SERVICE_UNAVAILABLE when the issuer cannot be asked. */
export function issuerOf(options: IssuerOptions): (token: string) => Promise<Caller> {
  const source = keySource();
  let verifier: ReturnType<typeof create> | undefined;

  async function create() {
    const { issuer, audience } = options;
    const jwksUri = options.jwksUri ?? (await source.discover(issuer));
    const properties = { issuer, audience, jwksUri, graceSeconds: leeway, customJwtCheck: requireSound };
    return JwtVerifier.create(properties, { jwksCache: new SimpleJwksCache({ fetcher: { fetch: source.fetch } }) });
  }

  const requireSound = ({ header, payload }: { header: Claims; payload: Claims }) => {
    const now = Date.now() / 1000;
    const isSound =
      !("crit" in header) &&
      typeof payload.exp === "number" &&
      (payload.iat === undefined || (typeof payload.iat === "number" && payload.iat <= now + leeway)) &&
      // A token that is meant for others as well could come from them.
      [payload.aud].flat().every((audience) => audience === options.audience) &&
      (options.tokenUse === undefined || payload.token_use === options.tokenUse) &&
      typeof payload.sub === "string" &&
      payload.sub !== "";
    if (!isSound) throw unauthorized("This token cannot be used here. Sign in again.");
    if (payload.email_verified !== true) throw unauthorized("Your email is not verified. Verify it, then sign in again.");
  };

  return async (token) => {
    if (token.length > maxToken) throw unauthorized("This token is too long.");
    try {
      // One for all callers, for it keeps the keys; what failed is tried again.
      verifier ??= create().catch((error) => {
        verifier = undefined;
        throw error;
      });
      const claims: Claims = await (await verifier).verify(token);
      const email = emailSchema.safeParse(claims.email);
      if (!email.success) throw unauthorized("This token names no email that can be used.");
      return { email: email.data, sub: String(claims.sub), isAdmin: isAdmin(claims, options) };
    } catch (cause) {
      if (cause instanceof DomainError) throw cause;
      if (cause instanceof SourceFault || cause instanceof JwksValidationError || cause instanceof JwkValidationError) {
        throw new DomainError("SERVICE_UNAVAILABLE", "The sign-in service cannot be reached right now; try again.", { cause });
      }
      throw unauthorized("This token is not valid. Sign in again.", cause);
    }
  };
}

const unauthorized = (message: string, cause?: unknown) => new DomainError("UNAUTHORIZED", message, { cause, challenge: "invalid_token" });

/** The claim may be one group, a list of them, or a text of several with spaces between. */
function isAdmin(claims: Claims, { adminClaim, adminGroup }: IssuerOptions): boolean {
  const claim = claims[adminClaim];
  const groups = typeof claim === "string" ? claim.split(" ") : Array.isArray(claim) ? claim : [];
  return adminGroup !== undefined && groups.includes(adminGroup);
}

/** The issuer did not give what is needed to verify its tokens. */
class SourceFault extends Error {}

/** Gets keys and the discovery document; an issuer that failed is left alone for a moment. */
function keySource() {
  let downUntil = 0;

  async function fetch(uri: string): Promise<ArrayBuffer> {
    if (Date.now() < downUntil) throw new SourceFault("The issuer failed a moment ago.");
    try {
      return await fetchBytes(uri);
    } catch (cause) {
      downUntil = Date.now() + pause;
      throw new SourceFault("The issuer did not answer.", { cause });
    }
  }

  /** OpenID Connect Discovery 1.0 §4.3: the document must name the issuer that was asked. */
  async function discover(issuer: string): Promise<string> {
    const bytes = await fetch(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
    try {
      const { issuer: named, jwks_uri } = JSON.parse(new TextDecoder().decode(bytes)) as Claims;
      if (named !== issuer || typeof jwks_uri !== "string" || !isSecure(jwks_uri)) throw new Error("The document is another issuer's.");
      return jwks_uri;
    } catch (cause) {
      throw new SourceFault("The discovery document cannot be used.", { cause });
    }
  }

  return { fetch, discover };
}
