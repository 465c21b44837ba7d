import type { Route } from "./routes.ts";

/** The address in the samples: that of a local start. */
export const sampleUrl = "http://127.0.0.1:3000";

/** Writes a call of the typed client: a program that runs as it stands. */
export function clientSample({ procedure, type }: Pick<Route, "procedure" | "type">, input: object): string {
  const given = Object.keys(input).length > 0 ? literal(input) : "";
  const call = type === "query" ? "query" : "mutate";
  return `import { createResumeClient } from "resume-gateway/client";

const client = createResumeClient({ url: "${sampleUrl}" });
const answer = await client.${procedure}.${call}(${given});
`;
}

/** Writes JSON as people write it in TypeScript: no quotes around the keys. */
const literal = (input: object) => JSON.stringify(input, null, 2).replaceAll(/^( *)"([a-z_]+)":/gm, "$1$2:");
