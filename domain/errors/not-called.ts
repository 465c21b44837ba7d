import { DomainError } from "./errors.ts";
import { meant } from "./suggestions.ts";

const json = "Send JSON in UTF-8, with Content-Type: application/json.";

/**
 * Says what to do about a call that came to no procedure; undefined for any other. What tRPC says of it is for those who know tRPC. `known` has the
 * paths of the procedures.
 */
export function notCalled(
  { code, cause }: { code: string; cause?: unknown },
  path: string | undefined,
  known: string[],
): DomainError | undefined {
  if (cause) return undefined;
  if (code === "NOT_FOUND") return unknownProcedure(path ?? "", known);
  if (code === "UNSUPPORTED_MEDIA_TYPE") return new DomainError(code, undefined, { advice: json });
  if (code !== "METHOD_NOT_SUPPORTED") return undefined;
  return new DomainError(code, undefined, {
    advice: `${path ?? "This"} changes something: call it with POST, or with mutate of a client.`,
  });
}

function unknownProcedure(path: string, known: string[]): DomainError {
  const message = "There is no procedure of this name.";
  if (path.includes(",")) return new DomainError("NOT_FOUND", message, { advice: "Several calls at once need ?batch=1." });
  const suggestion = meantProcedure(path, known);
  if (!suggestion) return new DomainError("NOT_FOUND", message, { advice: `There are ${known.join(", ")}.` });
  const issues = [{ path: "", code: "unknown_address" as const, message: `did you mean \`${suggestion}\`?`, suggestion }];
  return new DomainError("NOT_FOUND", message, { advice: `Did you mean ${suggestion}?`, issues });
}

/** Finds `resume.create` by a like path, or by the words of it in another order, as createResume has them. */
function meantProcedure(path: string, known: string[]): string | undefined {
  const given = path.slice(0, 60);
  const has = (word: string) => given.toLowerCase().includes(word.toLowerCase());
  const inOtherOrder = known.find((name) => name.split(".").every(has));
  const [room, call = ""] = given.split(".");
  const inRoom = known.filter((name) => name.startsWith(`${room}.`));
  const called = meant(
    call,
    inRoom.map((name) => name.slice(`${room}.`.length)),
  );
  return inOtherOrder ?? (called && `${room}.${called}`) ?? meant(given, known);
}
