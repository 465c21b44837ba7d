import { isJwk, type Jwks } from "aws-jwt-verify/jwk";
import { InternalFault } from "../../domain/errors/errors.ts";
import { isSecure } from "../trusted-places.ts";
import { fetchFromIssuer } from "./fetch-from-issuer.ts";

/** Milliseconds after which keys are asked for again, so that a withdrawn key is trusted no longer. */
const lifetime = 10 * 60_000;

/** Milliseconds for which keys are used when the issuer cannot be asked again. */
const grace = 60 * 60_000;

/** Milliseconds between two questions to an issuer: strangers decide which keys are looked for. */
const pause = 5_000;

/** The issuer did not give what is needed to verify its tokens. */
export class IssuerFault extends InternalFault {}

type Keyring<Verifier> = { verifier: Verifier; ids: Set<string>; at: number };

/**
 * Makes a function that finds a verifier by the id of a key. The keys are found at `jwksUri`, or where the issuer's discovery document
 * says; they are kept, and asked for again when they are old or the wanted one is missing. `isEager` asks for them at once. The function
 * resolves to undefined when the issuer has no such key, and throws an IssuerFault when the issuer cannot be asked.
 */
export function verifiersOf<Verifier>(
  { issuer, jwksUri, isEager }: { issuer: string; jwksUri?: string | undefined; isEager?: boolean | undefined },
  verifierOf: (jwks: Jwks) => Verifier,
): (kid: string) => Promise<Verifier | undefined> {
  let keyring: Keyring<Verifier> | undefined;
  let question: { outcome: Promise<Keyring<Verifier>>; settled?: { at: number; isFault: boolean } } | undefined;

  async function ask(): Promise<Keyring<Verifier>> {
    const keys = await fetchKeys(jwksUri ?? (await discover(issuer)));
    keyring = { verifier: verifierOf({ keys }), ids: new Set(keys.map(({ kid }) => kid as string)), at: Date.now() };
    return keyring;
  }

  /** Asks once for all who wait at the same time, and for those who come soon after. */
  function askOnce(): Promise<Keyring<Verifier>> {
    if (question && (!question.settled || Date.now() - question.settled.at < pause)) return question.outcome;
    const asked: typeof question = { outcome: ask() };
    const settle = (isFault: boolean) => {
      asked.settled = { at: Date.now(), isFault };
    };
    asked.outcome.then(
      () => settle(false),
      () => settle(true),
    );
    question = asked;
    return asked.outcome;
  }

  // A failure is no harm, such as that of a process that stood still meanwhile: the first token asks again.
  let early: Promise<unknown> | undefined = isEager ? ask().catch(() => {}) : undefined;

  return async (kid) => {
    await early;
    early = undefined;
    const known = keyring?.ids.has(kid) ? keyring : undefined;
    if (known && Date.now() - known.at < lifetime) return known.verifier;
    const usable = known && Date.now() - known.at < grace ? known : undefined;
    const hadFault = question?.settled?.isFault;
    const outcome = askOnce();
    if (usable) {
      const fallback = outcome.then(({ ids, verifier }) => (ids.has(kid) ? verifier : undefined)).catch(() => usable.verifier);
      // Nobody waits for an issuer that failed the last time.
      return hadFault ? usable.verifier : fallback;
    }
    const { ids, verifier } = await outcome;
    return ids.has(kid) ? verifier : undefined;
  };
}

async function fetchKeys(uri: string) {
  const { keys } = await fetchJson(uri);
  if (!Array.isArray(keys)) throw new IssuerFault(`There are no keys at ${uri}.`);
  // Some that others need, for encryption say, may be of kinds that are unknown here.
  return keys.filter(isJwk).filter(({ kid }) => kid !== undefined);
}

/** Finds the address of the keys. The document must name the issuer that was asked (OpenID Connect Discovery 1.0 §4.3). */
async function discover(issuer: string): Promise<string> {
  const uri = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const { issuer: named, jwks_uri } = await fetchJson(uri);
  if (named !== issuer) throw new IssuerFault(`The document at ${uri} is of another issuer than JWT_ISSUER: ${JSON.stringify(named)}.`);
  if (typeof jwks_uri !== "string" || !isSecure(jwks_uri)) throw new IssuerFault(`The document at ${uri} names no https address of keys.`);
  return jwks_uri;
}

async function fetchJson(uri: string): Promise<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(await fetchFromIssuer(uri)));
    return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  } catch (cause) {
    throw new IssuerFault(`${uri} could not be read: ${(cause as Error).message}.`, { cause });
  }
}
