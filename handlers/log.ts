import { LogFormatter, Logger, LogItem } from "@aws-lambda-powertools/logger";
import type { LogAttributes, UnformattedAttributes } from "@aws-lambda-powertools/logger/types";
import type { Context } from "aws-lambda";
import type { Log, LogEntry } from "../domain/ports.ts";

/** Beside level, message and time, what a line may hold. */
const fields = ["request_id", "method", "route", "status", "owner", "ms", "procedure", "code"] as const satisfies (keyof LogEntry)[];

/** Of an error, its kind and where it was thrown. Messages of AWS and of parsers quote what they were given. */
function describe(error: unknown): { error?: string; reason?: string; stack?: string[] } {
  if (!(error instanceof Error)) return {};
  // A message of several lines could pass for frames.
  const stack =
    error.stack
      ?.replace(error.message, "")
      .split("\n")
      .flatMap((line) => (line.startsWith("    at ") ? [line.slice(7)] : [])) ?? [];
  return { error: error.name, ...(error.name === "Error" && { reason: error.message }), stack };
}

class AllowList extends LogFormatter {
  formatAttributes({ logLevel, message, timestamp, lambdaContext }: UnformattedAttributes, { entry }: LogAttributes): LogItem {
    const known = entry as LogEntry;
    return new LogItem({
      attributes: {
        level: logLevel,
        message,
        timestamp: this.formatTimestamp(timestamp),
        function_request_id: lambdaContext?.awsRequestId,
        ...Object.fromEntries(fields.map((field) => [field, known[field]])),
        ...describe(known.error),
      },
    });
  }
}

const logger = new Logger({ logFormatter: new AllowList() });

/** One JSON object a line, of these fields and no others; POWERTOOLS_LOG_LEVEL says from which level on. */
export const log: Log = (entry) => logger[entry.level](entry.message, { entry });

/** Lets the lines that follow name a Lambda's invocation, by which AWS's own lines go. */
export const logInvocation = (context: Context): void => logger.addContext(context);
