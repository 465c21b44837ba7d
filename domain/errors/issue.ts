import * as z from "zod";
import { type Issue, issueCodes } from "./errors.ts";

/** One fault of a request, as a caller is told it. */
export const issue = z
  .strictObject({
    path: z.string().meta({ description: "Where it is, such as experience[0].role. It is empty for the request as a whole." }),
    message: z.string().meta({ description: "What is wrong there, and what to do about it." }),
    code: z.enum(issueCodes).meta({ description: "What kind of fault it is, for programs." }),
    expected: z.string().optional().meta({ description: "What would be right, where that can be said." }),
    received: z.string().optional().meta({ description: "The kind of what was sent, never the value." }),
    suggestion: z.string().optional().meta({ description: "The name or the value that was meant, by itself." }),
  } satisfies Record<keyof Issue, z.ZodType>)
  .meta({ id: "Issue" });
