import { isJwk, type Jwks } from "aws-jwt-verify/jwk";
import { isSecure } from "../trusted-places.ts";
import { fetchBytes } from "./fetch-from-issuer.ts";

/** Milliseconds after which keys are asked for anew, so that one that was withdrawn is trusted no longer. */
const lifetime = 10 * 60_000;

/** Milliseconds for which keys that cannot be asked for anew are still used. */
const grace = 60 * 60_000;

/** Milliseconds for which an issuer is not asked again, whatever it answered: strangers decide which keys are looked for. */
const pause = 5_000;

/** The issuer did not give what is needed to verify its tokens. The message is for the log. */
export class SourceFault extends Error {}

type Keyring<Verifier> = { verifier: Verifier; ids: Set<string>; at: number };

/**
 * Verifiers made of the keys that an issuer publishes. They are found at `jwksUri`, or where the issuer's discovery document says; kept, and
 * asked for anew when they are old or lack the one that is wanted; `isEager` asks for them at once. Resolves to undefined when the issuer has no such key; throws SourceFault
 * when it cannot be asked.
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

  /** One question for all who want to know at the same time, and for those who come soon after. */
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

  // If it failed, because the process stood still meanwhile, say, nobody has to know: it is asked again.
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
      // Whom the issuer let down the last time, nobody waits for.
      return hadFault ? usable.verifier : fallback;
    }
    const { ids, verifier } = await outcome;
    return ids.has(kid) ? verifier : undefined;
  };
}

async function fetchKeys(uri: string) {
  const { keys } = await fetchJson(uri);
  if (!Array.isArray(keys)) throw new SourceFault(`There are no keys at ${uri}.`);
  // Some that others need, for encryption say, may be of kinds that are unknown here.
  return keys.filter(isJwk).filter(({ kid }) => kid !== undefined);
}

/** OpenID Connect Discovery 1.0 §4.3: the document must name the issuer that was asked. */
async function discover(issuer: string): Promise<string> {
  const uri = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const { issuer: named, jwks_uri } = await fetchJson(uri);
  if (named !== issuer) throw new SourceFault(`The document at ${uri} is of another issuer than JWT_ISSUER: ${JSON.stringify(named)}.`);
  if (typeof jwks_uri !== "string" || !isSecure(jwks_uri)) throw new SourceFault(`The document at ${uri} names no https address of keys.`);
  return jwks_uri;
}

async function fetchJson(uri: string): Promise<Record<string, unknown>> {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(await fetchBytes(uri)));
    return typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  } catch (cause) {
    throw new SourceFault(`${uri} could not be read: ${(cause as Error).message}.`, { cause });
  }
}
