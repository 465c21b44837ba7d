import { readFile } from "node:fs/promises";
import { accepts } from "hono/accepts";
import { templateNames } from "../../domain/templates.ts";
import openApiDocument from "../../openapi.json" with { type: "json" };
import { guidesIn } from "../reference/guides.ts";
import { servedDocument } from "../reference/served-document.ts";
import type { Part } from "./shell.ts";
import { staticFile } from "./static-file.ts";

/*
 * The API reference, Scalar, and the guides. They are served by ourselves, so that reading them tells no other host.
 */

// Scalar makes style elements and attributes. No script is let in but ours.
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

const about = (type: string) => ({
  "content-type": `${type}; charset=utf-8`,
  "content-security-policy": policy,
  "cache-control": "public, max-age=3600",
});

/** The pictures that `GET /templates` names: those of the guides. */
const picture = { "content-type": "image/png", "cache-control": "public, max-age=3600" };

const { title: name, version } = openApiDocument.info;

/** What programs are told at `/`: where to go on, from there. */
const index = { name, version, docs: "docs", openapi: "openapi.json", trpc: "trpc", health: "health" };

/** Where the files of the reference and the guides are, and whether callers of the service have to sign in. */
export type Docs = { reference: URL; guides: URL; signsIn: boolean };

/** Makes the part that answers with the OpenAPI document, the page that shows it, the guides, pictures of the templates, and at `/` where all of that is. */
export function docsPart({ reference, guides: folder, signsIn }: Docs): Part {
  const guides = guidesIn(folder);
  const text = (type: string, content: () => string | Promise<string>) => staticFile(content, about(type));
  const stored = (type: string, name: string) => staticFile(() => readFile(new URL(name, reference), "utf8"), about(type));
  const showPage = stored("text/html", "page.html");
  /** By the address under which the service is reached: there are few, and no caller chooses them. */
  const documents = new Map<string | undefined, ReturnType<typeof staticFile>>();
  const documentAt = (url: string | undefined) => {
    const known = documents.get(url);
    const made = known ?? staticFile(() => servedDocument({ signsIn, guides }, url), { "content-type": "application/json" });
    documents.set(url, made);
    return made;
  };

  const files: Record<string, ReturnType<typeof staticFile>> = {
    "/": async (c) => {
      const wants = accepts(c, { header: "Accept", supports: ["application/json", "text/html"], default: "application/json" });
      c.header("vary", "Accept");
      return wants === "text/html" ? c.redirect("docs", 302) : c.json(index);
    },
    "/openapi.json": (c) => documentAt(c.env?.url)(c),
    // With a slash at the end, the page's links would lead one level too deep.
    "/docs": async (c) => (new URL(c.req.url).pathname.endsWith("/") ? c.redirect("../docs", 308) : showPage(c)),
    "/docs/start.js": stored("text/javascript", "start.js"),
    "/docs/reference.css": stored("text/css", "reference.css"),
    "/docs/scalar.js": staticFile(() => readFile(new URL("scalar.js.br", reference)), about("text/javascript"), "br"),
    "/docs/guides/guide.css": stored("text/css", "guide.css"),
    ...Object.fromEntries(
      templateNames.map((name) => {
        const file = new URL(`images/templates/${name}.png`, folder);
        return [`/templates/${name}.png`, staticFile(() => readFile(file), picture, "compressed")];
      }),
    ),
    ...Object.fromEntries(guides.map(({ name, html }) => [`/docs/guides/${name}`, text("text/html", html)])),
  };
  return {
    addresses: Object.keys(files).map((path) => ({ method: "GET", path })),
    mount(app) {
      for (const [path, answer] of Object.entries(files)) app.get(path, answer);
    },
  };
}
