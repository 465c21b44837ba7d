import * as z from "zod";
import { procedure } from "./trpc.ts";

export const health = procedure
  .meta({
    openapi: {
      method: "GET",
      path: "/health",
      operationId: "getHealth",
      tags: ["service"],
      summary: "Check that the service answers",
      protect: false,
      successDescription: "The service answers.",
      errorResponses: {},
    },
  })
  .output(z.strictObject({ status: z.literal("ok").describe("Always `ok`.") }).meta({ id: "Health" }))
  .query(() => ({ status: "ok" as const }));
