import { DOMParser, onWarningStopParsing } from "@xmldom/xmldom";

/** Tells whether XML is well-formed. */
export function wellFormed(xml: string): boolean {
  try {
    new DOMParser({ onError: onWarningStopParsing }).parseFromString(xml, "text/xml");
    return true;
  } catch {
    return false;
  }
}
