import { DomainError } from "../domain/errors.ts";
import { jsonFault } from "./json-fault.ts";

/** Reads JSON in UTF-8. Throws PARSE_ERROR, which says where the fault is and quotes nothing: V8's own message has some of the text. */
export function readJson(bytes: ArrayBuffer): unknown {
  const text = textOf(bytes);
  try {
    return JSON.parse(text);
  } catch {
    const fault = jsonFault(text);
    const message = "The body is not valid JSON.";
    throw new DomainError(
      "PARSE_ERROR",
      message,
      fault ? { advice: `See ${fault}.`, issues: [{ path: "", code: "malformed_json", message: fault }] } : {},
    );
  }
}

function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DomainError("PARSE_ERROR", "The body is not valid UTF-8.", { cause });
  }
}
