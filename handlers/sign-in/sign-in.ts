import { DomainError } from "../../domain/errors/errors.ts";
import type { Caller } from "../../domain/ports.ts";
import { ConfigurationError, type LocalEnv, type ServiceEnv } from "../env.ts";
import { decideAuthMode } from "./auth-mode.ts";
import { type IssuerOptions, idTokenVerifier } from "./id-token.ts";

/** Tells who is calling by the `Authorization` header and the address that it comes from; undefined where nobody has to sign in. */
export type SignIn = (authorization: string | undefined, address?: string) => Promise<Caller | undefined>;

/** The variables that say how callers sign in. */
export type SignInEnv = Pick<
  ServiceEnv,
  | ("STAGE" | "AWS_LAMBDA_FUNCTION_NAME" | "AUTH_MODE" | "JWT_ISSUER" | "JWT_AUDIENCE" | "JWKS_URI")
  | ("COGNITO_USER_POOL_ID" | "COGNITO_CLIENT_ID" | "ADMIN_CLAIM" | "ADMIN_GROUP")
>;

/** Lets every caller do everything. */
const noSignIn: SignIn = async () => undefined;

/** Signs callers in by `Authorization: Bearer` and an ID token (RFC 6750 §2.1). */
function bearerSignIn(options: IssuerOptions): SignIn {
  const verify = idTokenVerifier(options);
  return async (authorization) => {
    if (!authorization) throw new DomainError("UNAUTHORIZED", "Sign in: send an ID token as Authorization: Bearer.");
    const [, token] = /^Bearer +([^\s,]+)$/i.exec(authorization) ?? [];
    if (!token)
      throw new DomainError("UNAUTHORIZED", "Send the Authorization header as Bearer and one ID token.", { challenge: "invalid_request" });
    return verify(token);
  };
}

/** Makes the sign-in that the configuration asks for. Throws a ConfigurationError where the service must not start. */
export function signInOf(
  env: SignInEnv,
  local: Pick<LocalEnv, "HOST" | "PUBLIC_URL"> | undefined,
  { isEager = false }: Pick<IssuerOptions, "isEager"> = {},
): { signIn: SignIn; mode: "open" | "jwt"; warning?: string | undefined } {
  const decision = decideAuthMode({ ...env, ...local });
  if ("refusal" in decision) throw new ConfigurationError(decision.refusal);
  if (decision.mode === "open") return { signIn: noSignIn, mode: "open", warning: decision.warning };
  return { signIn: bearerSignIn({ ...issuerIn(env), isEager }), mode: "jwt" };
}

/** Reads which issuer the configuration names: one of OpenID Connect, or a Cognito user pool. */
function issuerIn(env: SignInEnv): IssuerOptions {
  const {
    JWT_ISSUER,
    JWT_AUDIENCE,
    JWKS_URI,
    COGNITO_USER_POOL_ID: pool,
    COGNITO_CLIENT_ID: client,
    ADMIN_CLAIM,
    ADMIN_GROUP: adminGroup,
  } = env;
  if (pool && client && !JWT_ISSUER && !JWT_AUDIENCE) {
    const issuer = `https://cognito-idp.${pool.split("_")[0]}.amazonaws.com/${pool}`;
    const jwksUri = JWKS_URI ?? `${issuer}/.well-known/jwks.json`;
    return { issuer, audience: client, jwksUri, tokenUse: "id", adminClaim: ADMIN_CLAIM ?? "cognito:groups", adminGroup };
  }
  if (JWT_ISSUER && JWT_AUDIENCE && !pool && !client) {
    return { issuer: JWT_ISSUER, audience: JWT_AUDIENCE, jwksUri: JWKS_URI, adminClaim: ADMIN_CLAIM ?? "groups", adminGroup };
  }
  throw new ConfigurationError(
    "AUTH_MODE=jwt wants either JWT_ISSUER and JWT_AUDIENCE, or COGNITO_USER_POOL_ID and COGNITO_CLIENT_ID: one pair, and nothing of the other.",
  );
}
