import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import openApi from "../../openapi.json" with { type: "json" };

// biome-ignore lint/suspicious/noExplicitAny: a JSON document
const document: any = openApi;

const ajv = new Ajv2020({ strict: false, allErrors: true });
// Its own `email` is of ASCII alone.
ajv.addFormat("idn-email", true);
formats.default(ajv);
ajv.addSchema(document, "openapi");

export type Answer = { status: number; headers: Headers; text: string };

const escapePointer = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");
const resolve = (pointer: string) =>
  pointer
    .slice(2)
    .split("/")
    .reduce((value, key) => value[key.replaceAll("~1", "/").replaceAll("~0", "~")], document);

/** What is wrong with an answer in the eyes of openapi.json; undefined when it is as documented. */
export function undocumented(method: string, path: string, answer: Answer): string | undefined {
  const template = Object.keys(document.paths).find((known) => new RegExp(`^${known.replace(/\{\w+\}/g, "[^/]+")}/?$`).test(path));
  const operation = template && document.paths[template][(method === "HEAD" ? "GET" : method).toLowerCase()];
  if (method === "OPTIONS") return answer.status === 204 && answer.text === "" ? undefined : `OPTIONS gave ${answer.status}`;
  // The root leads to the document, and is no part of it.
  const isRoot = /^\/+$/.test(path);
  if (isRoot && answer.status === 200) return undefined;
  // Nor are the pages of shares, which tell people that there is none.
  const isShare = path.startsWith("/s/");
  if (isShare && answer.status === 404 && answer.headers.get("content-type")?.startsWith("text/html")) return undefined;
  // What the document has no operation for is told as any problem is.
  const isPage = isRoot || isShare;
  const statuses = template ? [400, 405] : isPage ? [400, 404, 405] : [400, 404];
  if (!operation) {
    return statuses.includes(answer.status)
      ? bodyFault(answer, "#/components/responses/400", method)
      : `${answer.status} without an operation`;
  }
  const pointer = `#/paths/${escapePointer(template)}/${(method === "HEAD" ? "GET" : method).toLowerCase()}/responses/${answer.status}`;
  const response = operation.responses[answer.status];
  if (!response) return `${answer.status} is not documented`;
  return headerFault(answer, response.$ref ? resolve(response.$ref) : response) ?? bodyFault(answer, response.$ref ?? pointer, method);
}

function headerFault(answer: Answer, response: { headers?: Record<string, { required?: boolean }> }): string | undefined {
  const always = Object.entries(response.headers ?? {}).filter(([, { required }]) => required !== false);
  const missing = always.flatMap(([name]) => (answer.headers.has(name) ? [] : [name]));
  return missing.length > 0 ? `${answer.status} without ${missing.join(", ")}` : undefined;
}

function bodyFault({ status, headers, text }: Answer, pointer: string, method: string): string | undefined {
  if (method === "HEAD") return text === "" ? undefined : "a body for HEAD";
  const { content } = resolve(pointer);
  if (!content) return text === "" ? undefined : `a body with ${status}`;
  const type = headers.get("content-type")?.split(";")[0] ?? "";
  if (!content[type]) return `${status} as ${type || "nothing"}`;
  if (content[type].schema.format === "binary") return undefined;
  const validate = ajv.getSchema(`openapi${pointer}/content/${escapePointer(type)}/schema`) as ValidateFunction;
  return validate(JSON.parse(text)) ? undefined : `${status}: ${ajv.errorsText(validate.errors)}`;
}
