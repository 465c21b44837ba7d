import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import openApiDocument from "../../openapi.json" with { type: "json" };
import type { Part } from "./shell.ts";
import { staticFile } from "./static-file.ts";

/*
 * The API reference: Swagger UI, served by ourselves, so that reading it tells no other host. All its links are relative
 * to the page: it works behind any proxy and under any stage prefix.
 */

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>resume-gateway API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/swagger-ui.css">
<div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</html>
`;

const start = `SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
`;

const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

const { resolve } = createRequire(import.meta.url);

const file = (type: string, read: () => string | Promise<Buffer>) =>
  staticFile(read, {
    "content-type": `${type}; charset=utf-8`,
    "content-security-policy": policy,
    "cache-control": "public, max-age=3600",
  });

const fromSwaggerUi = (type: string, name: string) => file(type, () => readFile(resolve(`swagger-ui-dist/${name}`)));

const showPage = file("text/html", () => page);

/** Each path, and what answers. */
const files: Record<string, ReturnType<typeof staticFile>> = {
  "/openapi.json": staticFile(() => JSON.stringify(openApiDocument), { "content-type": "application/json" }),
  // With a slash at the end, the page's links would lead one level too deep.
  "/docs": async (c) => (new URL(c.req.url).pathname.endsWith("/") ? c.redirect("../docs", 308) : showPage(c)),
  "/docs/start.js": file("text/javascript", () => start),
  "/docs/swagger-ui.css": fromSwaggerUi("text/css", "swagger-ui.css"),
  "/docs/swagger-ui-bundle.js": fromSwaggerUi("text/javascript", "swagger-ui-bundle.js"),
};

/** The OpenAPI document, and the page that shows it. */
export const docsPart: Part = {
  addresses: Object.keys(files).map((path) => ({ method: "GET", path })),
  mount(app) {
    for (const [path, answer] of Object.entries(files)) app.get(path, answer);
  },
};
