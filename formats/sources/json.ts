import { isJsonObject, type JsonObject } from "../../domain/json/json-object.ts";
import { Unreadable } from "../lines/unreadable.ts";
import { readReactiveResume } from "./reactive-resume.ts";
import type { Understood } from "./source.ts";

/** Reads JSON: a resume of this service, JSON Resume or Reactive Resume. Throws for any other. */
export function readJsonDocument(text: string): Understood {
  const document = parsed(text);
  if (!isJsonObject(document)) throw new Unreadable("This JSON is no resume: it is no object.");
  return readReactiveResume(document) ?? readOwn(document) ?? unknown();
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

function unknown(): never {
  throw new Unreadable("This JSON is no resume that is known: JSON Resume, Reactive Resume and this service's own are.");
}
