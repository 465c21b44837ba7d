import { createHmac, createSecretKey } from "node:crypto";

/** Makes what stands for an email in object keys and logs: without the key, it can neither be told from it nor tried out. */
export function pseudonymBy(hmacKey: string): (email: string) => string {
  const key = createSecretKey(hmacKey, "utf8");
  return (email) => createHmac("sha256", key).update(email).digest("hex");
}
