import { isJsonObject, type JsonObject } from "../../domain/json/json-object.ts";
import * as jsonResume from "../json-resume.ts";
import { Unreadable } from "../lines/unreadable.ts";
import { readReactiveResume } from "./reactive-resume.ts";
import type { Understood } from "./source.ts";

/** Reads JSON: a resume of this service, JSON Resume or Reactive Resume. Throws for any other. */
export function readJsonDocument(text: string): Understood {
  const document = parsed(text);
  if (!isJsonObject(document)) throw new Unreadable("This JSON is no resume: it is no object.");
  return readReactiveResume(document) ?? readOwn(document) ?? readJsonResume(text, document) ?? unknown();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable("This looks like JSON, and is broken: it ends early, or a sign is missing.");
  }
}

/** A resume of this service, as it is read, listed or sent. */
function readOwn(document: JsonObject): Understood | undefined {
  const resume = isJsonObject(document.resume) ? document.resume : document;
  const isOwn = typeof resume.email === "string" || Array.isArray(resume.experience);
  return isOwn && !isJsonObject(resume.basics) ? { format: "resume", confidence: 1, resume, unplaced: [], warnings: [] } : undefined;
}

function readJsonResume(text: string, document: JsonObject): Understood | undefined {
  const found = jsonResume.read(text);
  if (!found) return undefined;
  const meta = isJsonObject(document.meta) ? document.meta : {};
  const version = typeof meta.version === "string" ? meta.version.replace(/^v/, "") : undefined;
  // Below each path stands what there is no field for; it is kept under `custom`, too.
  const unplaced = found.unplaced.map((line) => {
    const [path = "", ...said] = line.split(": ");
    return { path, text: said.join(": ") };
  });
  return {
    format: "json-resume",
    ...(version && { version }),
    confidence: 1,
    resume: found.resume,
    isOurs: true,
    unplaced,
    warnings: found.warnings,
  };
}

function unknown(): never {
  throw new Unreadable("This JSON is no resume that is known: JSON Resume, Reactive Resume and this service's own are.");
}
