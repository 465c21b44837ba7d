import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";

export type Claims = Record<string, unknown>;

export const audience = "resumes-app";

export const discovery = "/.well-known/openid-configuration";

type Answer = { status?: number; headers?: Record<string, string>; json?: object; isSilent?: boolean };

/** An issuer of the tests' own: it signs whatever it is asked to. */
export async function anIssuer() {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const requests: string[] = [];
  let isDown = false;
  const documents: Record<string, Answer> = {};
  const server = createServer(({ url = "" }, response) => {
    requests.push(url);
    if (isDown) return void response.writeHead(500).end();
    const { status = 200, headers, json, isSilent = false } = documents[url] ?? { status: 404, json: {} };
    if (isSilent) return;
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const name = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  documents[discovery] = { json: { issuer: name, jwks_uri: `${name}/keys` } };
  documents["/keys"] = { json: { keys: [jwk] } };

  const now = () => Math.floor(Date.now() / 1000);
  const claimsOf = (email: string, more: Claims = {}): Claims => ({
    iss: name,
    aud: audience,
    sub: `sub of ${email}`,
    email,
    email_verified: true,
    iat: now(),
    exp: now() + 600,
    ...more,
  });
  return {
    name,
    jwk,
    publicKey,
    privateKey,
    requests,
    now,
    claimsOf,
    environment: { AUTH_MODE: "jwt", JWT_ISSUER: name, JWT_AUDIENCE: audience, ADMIN_GROUP: "admins" },
    /** Claims that are undefined are left out. */
    sign: (claims: Claims, header: Partial<JWTHeaderParameters> = {}, key = privateKey) =>
      new SignJWT(JSON.parse(JSON.stringify(claims))).setProtectedHeader({ alg: "RS256", kid: "one", typ: "JWT", ...header }).sign(key),
    tokenFor(email: string, more: Claims = {}) {
      return this.sign(claimsOf(email, more));
    },
    /** What is answered at a path from now on. */
    answer(path: string, answer: Answer) {
      documents[path] = answer;
    },
    /** What is served as its keys from now on. */
    publish(keys: unknown) {
      documents["/keys"] = { json: { keys } };
    },
    turn(down: boolean) {
      isDown = down;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type TestIssuer = Awaited<ReturnType<typeof anIssuer>>;
