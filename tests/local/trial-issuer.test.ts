import { expect, it } from "vitest";
import { startIssuer } from "../../embedded/trial-issuer.ts";

async function claimsOf(email: string) {
  const { tokenFor, close } = await startIssuer();
  await close();
  return JSON.parse(Buffer.from(tokenFor(email).split(".")[1] ?? "", "base64url").toString());
}

it("the issuer to try sign-in with names a person alike at each start, so that what they own stays theirs", async () => {
  const [first, again, other] = [await claimsOf("ada@example.com"), await claimsOf("ada@example.com"), await claimsOf("lin@example.com")];
  expect(again.sub).toBe(first.sub);
  expect(other.sub).not.toBe(first.sub);
  expect(first.exp - first.iat).toBe(12 * 3_600);
});

it("the issuer to try sign-in with is on a port of loopback", async () => {
  const { issuer, close } = await startIssuer();
  try {
    expect((await fetch(`${issuer}/keys`)).status).toBe(200);
    // A port that is open to others is open at each address of this machine.
    await expect(fetch(`${issuer.replace("127.0.0.1", "127.0.0.2")}/keys`)).rejects.toThrow();
  } finally {
    await close();
  }
});
