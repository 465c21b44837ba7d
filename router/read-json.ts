import { DomainError } from "../domain/errors/errors.ts";
import { jsonFault } from "./json-fault.ts";

/** Reads JSON in UTF-8. Throws PARSE_ERROR. */
export function readJson(bytes: ArrayBuffer): unknown {
  const text = readUtf8(bytes);
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(text);
  }
}

/** The PARSE_ERROR of a text that is no JSON; `what` names the text. It says where the fault is and quotes nothing: V8's own message has some of the text. */
export function malformed(text: string, what = "body"): DomainError {
  const fault = jsonFault(text);
  const details = fault ? { advice: `See ${fault}.`, issues: [{ path: "", code: "malformed_json" as const, message: fault }] } : {};
  return new DomainError("PARSE_ERROR", `The ${what} is not valid JSON.`, details);
}

/** Reads text in UTF-8. Throws PARSE_ERROR. */
export function readUtf8(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DomainError("PARSE_ERROR", "The body is not valid UTF-8.", { cause });
  }
}
