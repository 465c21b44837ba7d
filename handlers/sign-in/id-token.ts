import { JwtVerifier } from "aws-jwt-verify";
import { decomposeUnverifiedJwt } from "aws-jwt-verify/jwt";
import { DomainError } from "../../domain/errors/errors.ts";
import { emailSchema } from "../../domain/fields/email.ts";
import type { Caller } from "../../domain/ports.ts";
import { IssuerFault, verifiersOf } from "./issuer-keys.ts";

export type IssuerOptions = {
  issuer: string;
  audience: string;
  /** The address of the keys; by default the one that the issuer's discovery document names. */
  jwksUri?: string | undefined;
  /** Whether the keys are asked for at once, before the first token comes. */
  isEager?: boolean | undefined;
  /** Cognito signs access tokens with the same keys: only an ID token tells who somebody is. */
  tokenUse?: "id" | undefined;
  /** Whoever has this group in this claim may reach every resume. */
  adminClaim: string;
  adminGroup?: string | undefined;
};

type Claims = Record<string, unknown>;

/** Characters that a token may have. */
const maxToken = 8_192;

/** Seconds that clocks may differ. */
const leeway = 60;

/**
 * Makes a function that tells who a caller is by an OpenID Connect ID token. That function throws UNAUTHORIZED for a token that cannot be
 * used, and SERVICE_UNAVAILABLE when the issuer cannot be asked.
 */
export function idTokenVerifier(options: IssuerOptions): (token: string) => Promise<Caller> {
  const { issuer, audience } = options;

  const verifierFor = verifiersOf(options, (jwks) => {
    // It fetches nothing by itself: `jwksUri` is but the name under which it keeps the keys.
    const properties = { issuer, audience, jwksUri: issuer, graceSeconds: leeway, customJwtCheck: requireSound };
    const verifier = JwtVerifier.create(properties);
    verifier.cacheJwks(jwks);
    return verifier;
  });

  /** Refuses what aws-jwt-verify lets pass. */
  const requireSound = ({ header, payload }: { header: Claims; payload: Claims }) => {
    const now = Date.now() / 1000;
    const isSound =
      !("crit" in header) &&
      // RFC 9068 §2.1 types access tokens: only an ID token tells who somebody is.
      (header.typ === undefined || /^jwt$/i.test(String(header.typ))) &&
      // Keycloak says it in the payload.
      (payload.typ === undefined || payload.typ === "ID") &&
      typeof payload.exp === "number" &&
      (payload.iat === undefined || (typeof payload.iat === "number" && payload.iat <= now + leeway)) &&
      // A token that is meant for others as well could come from them.
      [payload.aud].flat().every((one) => one === audience) &&
      (options.tokenUse === undefined || payload.token_use === options.tokenUse) &&
      typeof payload.sub === "string" &&
      payload.sub !== "";
    if (!isSound) throw unauthorized("This token cannot be used here. Sign in again.");
    if (payload.email_verified !== true) throw unauthorized("Your email is not verified. Verify it, then sign in again.");
  };

  return async (token) => {
    if (token.length > maxToken) throw unauthorized("This token is too long.");
    try {
      // Before any key is looked for: the verifier keeps a key under the issuer's name that a token gives (ADR 14).
      const { header, payload } = decomposeUnverifiedJwt(token);
      if (payload.iss !== issuer || typeof header.kid !== "string") throw unauthorized("This token is another issuer's. Sign in again.");
      const verifier = await verifierFor(header.kid);
      if (!verifier) throw unauthorized("This token is signed by no key of its issuer. Sign in again.");
      const claims: Claims = verifier.verifySync(token);
      const email = emailSchema.safeParse(claims.email);
      if (!email.success || isLookAlike(claims.email, email.data)) throw unauthorized("This token names no email that can be used.");
      return { email: email.data, sub: String(claims.sub), isAdmin: isAdmin(claims, options) };
    } catch (cause) {
      if (cause instanceof DomainError) throw cause;
      if (cause instanceof IssuerFault) {
        throw new DomainError("SERVICE_UNAVAILABLE", "The sign-in service cannot be reached right now; try again.", {
          cause,
          retryAfter: 5,
        });
      }
      throw unauthorized("This token is not valid. Sign in again.", cause);
    }
  };
}

const unauthorized = (message: string, cause?: unknown) => new DomainError("UNAUTHORIZED", message, { cause, challenge: "invalid_token" });

/** Whether an email is ASCII only in its canonical form. The Kelvin sign, say, becomes a k, but is another mailbox. */
const isLookAlike = (written: unknown, canonical: string): boolean => {
  const isAscii = (email: string) => /^[\x21-\x7e]*@/.test(email);
  return isAscii(canonical) && !isAscii(String(written).trim());
};

/**
 * Whether a caller is an administrator. The claim is one group, a list of groups, or, as OAuth's `scope`, a text with spaces between them.
 */
function isAdmin(claims: Claims, { adminClaim, adminGroup }: IssuerOptions): boolean {
  const claim = claims[adminClaim];
  const groups = adminClaim === "scope" ? String(claim).split(" ") : [claim].flat();
  return adminGroup !== undefined && groups.includes(adminGroup);
}
