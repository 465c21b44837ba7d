import { createHmac } from "node:crypto";

/** What stands for an email in object keys and logs: it cannot be told from it without the key, nor tried out. */
export const pseudonymOf = (hmacKey: string, email: string): string => createHmac("sha256", hmacKey).update(email).digest("hex");
