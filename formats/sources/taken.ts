import type { Unplaced } from "../../domain/imported.ts";
import { isJsonObject } from "../../domain/json/json-object.ts";

/** Keys that say how an editor shows something, and nothing of a person. */
const technical = new Set([
  "id",
  "uuid",
  "icon",
  "iconColor",
  "columns",
  "inlineLink",
  "visible",
  "hidden",
  "separateLinks",
  "keepTogether",
  "startOnNewPage",
  "levelNum",
  "slug",
]);

/** Takes the values of an object of a foreign document, and remembers those that nobody takes. */
export class Taken {
  readonly #values: Map<string, unknown>;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    this.#values = new Map(isJsonObject(value) ? Object.entries(value) : []);
    this.#path = path;
  }

  /** The first of some values that is there. */
  value(...keys: string[]): unknown {
    for (const key of keys) {
      const value = this.#values.get(key);
      if (value === undefined || value === null || value === "") continue;
      this.#values.delete(key);
      return value;
    }
    return undefined;
  }

  /** The same as text; undefined where it is none. */
  text(...keys: string[]): string | undefined {
    for (const key of keys) {
      const value = this.#values.get(key);
      if (!["string", "number"].includes(typeof value) || value === "") continue;
      this.#values.delete(key);
      return String(value);
    }
    return undefined;
  }

  /** The same as a list of texts. */
  texts(...keys: string[]): string[] {
    const value = this.value(...keys);
    return Array.isArray(value)
      ? value.filter((one): one is string | number => typeof one === "string" || typeof one === "number").map(String)
      : typeof value === "string"
        ? [value]
        : [];
  }

  /** The objects in a list. */
  list(...keys: string[]): Taken[] {
    const key = keys.find((one) => Array.isArray(this.#values.get(one)));
    const value = key === undefined ? [] : this.value(key);
    return Array.isArray(value)
      ? value.map((one, i) => new Taken(isJsonObject(one) ? one : { text: one }, `${this.#path}.${key}[${i}]`))
      : [];
  }

  /** An object within. */
  object(key: string): Taken {
    return new Taken(this.value(key), this.#path ? `${this.#path}.${key}` : key);
  }

  /** The names of what nobody has taken. */
  keys(): string[] {
    return [...this.#values.keys()];
  }

  /** What nobody has taken, leaf by leaf. */
  rest(): Unplaced[] {
    return [...this.#values].flatMap(([key, value]) =>
      technical.has(key) ? [] : leaves(value, this.#path ? `${this.#path}.${key}` : key),
    );
  }
}

/** The values in a document, each with its path. Empty texts, `false` and 0 say nothing. */
function leaves(value: unknown, path: string): Unplaced[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => leaves(one, `${path}[${i}]`));
  if (isJsonObject(value))
    return Object.entries(value).flatMap(([key, one]) => (technical.has(key) ? [] : leaves(one, path ? `${path}.${key}` : key)));
  return value === null || value === undefined || value === "" || value === false || value === 0 ? [] : [{ path, text: String(value) }];
}
