import { LogFormatter, Logger, LogItem } from "@aws-lambda-powertools/logger";
import type { LogAttributes, UnformattedAttributes } from "@aws-lambda-powertools/logger/types";
import type { Context } from "aws-lambda";
import { InternalFault } from "../domain/errors.ts";
import type { Log, LogEntry } from "../domain/ports.ts";

/** The fields that a line may hold beside level, message, time and error. */
const fields = Object.keys({
  request_id: true,
  method: true,
  route: true,
  status: true,
  owner: true,
  ms: true,
  procedure: true,
  code: true,
  actor: true,
  action: true,
  outcome: true,
  left_out: true,
} satisfies Record<Exclude<keyof LogEntry, "level" | "message" | "error">, true>) as (keyof LogEntry)[];

/** Tells the kind of an error and where it was thrown; its message only where it is ours: AWS, parsers and renderers quote what they were given. */
function describe(error: unknown): { error?: string; reason?: string; stack?: string[] } {
  if (!(error instanceof Error)) return {};
  // A message of several lines could pass for frames.
  const stack =
    error.stack
      ?.replace(error.message, "")
      .split("\n")
      .flatMap((line) => (line.startsWith("    at ") ? [line.slice(7)] : [])) ?? [];
  return { error: error.name, ...(error instanceof InternalFault && { reason: error.message }), stack };
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

/** Writes one JSON object a line, of these fields and no others. POWERTOOLS_LOG_LEVEL is the lowest level that is written. */
export const log: Log = (entry) => logger[entry.level](entry.message, { entry });

/** Adds the id of a Lambda's invocation to the lines that follow, as AWS's own lines have it. */
export const logInvocation = (context: Context): void => logger.addContext(context);
