import { LogFormatter, Logger, LogItem } from "@aws-lambda-powertools/logger";
import type { LogAttributes, UnformattedAttributes } from "@aws-lambda-powertools/logger/types";
import type { Context } from "aws-lambda";
import type { Log, LogEntry } from "../../domain/ports.ts";
import { allowedFields } from "./allowed-fields.ts";

class AllowList extends LogFormatter {
  formatAttributes({ logLevel, message, timestamp, lambdaContext }: UnformattedAttributes, { entry }: LogAttributes): LogItem {
    const time = this.formatTimestamp(timestamp);
    const request = { function_request_id: lambdaContext?.awsRequestId };
    return new LogItem({ attributes: { level: logLevel, message, timestamp: time, ...request, ...allowedFields(entry as LogEntry) } });
  }
}

const logger = new Logger({ logFormatter: new AllowList() });

/** Writes one JSON object a line, of the allowed fields. POWERTOOLS_LOG_LEVEL is the lowest level that is written. */
export const log: Log = (entry) => logger[entry.level](entry.message, { entry });

/** Adds the id of a Lambda's invocation to the lines that follow, as AWS's own lines have it. */
export const logInvocation = (context: Context): void => logger.addContext(context);
