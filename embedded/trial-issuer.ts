import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type LocalIssuer = {
  /** Its address, which is also its name, the `iss` of its tokens. */
  issuer: string;
  audience: string;
  /** Makes an ID token for an email, good for twelve hours. */
  tokenFor(email: string): string;
  close(): Promise<void>;
};

const audience = "resume-gateway";

/** In seconds. */
const tokenLifetime = 12 * 3_600;

/**
 * Starts an OpenID Connect issuer on a loopback port, to try sign-in with. It has a discovery document, a key that lives as long as it
 * runs, and tokens for whoever starts it. It has no page to sign in at.
 */
export async function startIssuer(): Promise<LocalIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: "local", alg: "RS256", use: "sig" };
  const server = createServer(({ url }, response) => {
    const documents: Record<string, object> = {
      "/.well-known/openid-configuration": { issuer, jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: ["RS256"] },
      "/keys": { keys: [jwk] },
    };
    const document = documents[url ?? ""];
    response.writeHead(document ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(document ?? {}));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

  return {
    issuer,
    audience,
    tokenFor(email) {
      const iat = Math.floor(Date.now() / 1000);
      // The same person at each start: what they own stays theirs.
      const sub = createHash("sha256").update(email).digest("hex").slice(0, 16);
      const claims = { iss: issuer, aud: audience, sub, email, email_verified: true, iat, exp: iat + tokenLifetime };
      const signed = `${encode({ alg: "RS256", kid: "local", typ: "JWT" })}.${encode(claims)}`;
      return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
