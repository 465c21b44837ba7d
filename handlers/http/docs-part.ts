import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import openApiDocument from "../../openapi.json" with { type: "json" };
import type { Part } from "./shell.ts";

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
const fromSwaggerUi = (name: string) => readFile(resolve(`swagger-ui-dist/${name}`), "utf8");

/** Each path, its media type, and what answers. */
const files: Record<string, [type: string, content: () => string | Promise<string>]> = {
  "/docs": ["text/html", () => page],
  "/docs/start.js": ["text/javascript", () => start],
  "/docs/swagger-ui.css": ["text/css", () => fromSwaggerUi("swagger-ui.css")],
  "/docs/swagger-ui-bundle.js": ["text/javascript", () => fromSwaggerUi("swagger-ui-bundle.js")],
};

/** The OpenAPI document, and the page that shows it. */
export const docsPart: Part = {
  addresses: ["/openapi.json", ...Object.keys(files)].map((path) => ({ method: "GET", path })),
  mount(app) {
    app.get("/openapi.json", (c) => c.json(openApiDocument));
    for (const [path, [type, content]] of Object.entries(files)) {
      app.get(path, async (c) => {
        // With a slash at the end, the page's links would lead one level too deep.
        if (path === "/docs" && new URL(c.req.url).pathname.endsWith("/")) return c.redirect("../docs", 308);
        return c.body(await content(), 200, {
          "content-type": `${type}; charset=utf-8`,
          "content-security-policy": policy,
          "cache-control": "public, max-age=3600",
        });
      });
    }
  },
};
