import { createHmac } from "node:crypto";

/** Makes what stands for an email in object keys and logs: without the key, it can neither be told from it nor tried out. */
export const pseudonymBy =
  (hmacKey: string) =>
  (email: string): string =>
    createHmac("sha256", hmacKey).update(email).digest("hex");
