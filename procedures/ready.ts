import * as z from "zod";
import { procedure } from "./trpc.ts";

export const ready = procedure
  .meta({
    openapi: {
      method: "GET",
      path: "/health/ready",
      operationId: "getReadiness",
      tags: ["service"],
      summary: "Check that storage and renderer answer",
      description: "The answer comes within five seconds. It holds for a second, however many ask.",
      protect: false,
      successDescription: "Storage and renderer answer.",
      errorResponses: { 503: "The storage does not answer." },
    },
  })
  .output(z.strictObject({ status: z.literal("ready").describe("Always `ready`.") }).meta({ id: "Readiness" }))
  .query(async ({ ctx: { services } }) => {
    if (!services) throw new Error("readiness is not served here");
    await services.readiness();
    return { status: "ready" as const };
  });
