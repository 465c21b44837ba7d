/** The page of the reference. Its links are relative: it works behind any proxy and under any stage prefix. */
export const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>resume-gateway API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/reference.css">
<main id="reference"></main>
<script src="docs/scalar.js"></script>
<script src="docs/start.js"></script>
</html>
`;

/** Starts Scalar, which is told to ask no host of its maker. */
export const start = `const here = new URL(".", location).href.replace(/\\/$/, "");
Scalar.createApiReference("#reference", {
  url: "openapi.json",
  servers: [{ url: here }],
  telemetry: false,
  withDefaultFonts: false,
  proxyUrl: "",
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: "never",
  defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
  hiddenClients: { c: true, clojure: true, csharp: true, dart: true, fsharp: true, go: true, http: true, java: true, js: ["axios", "jquery", "ofetch", "xhr"], kotlin: true, node: true, objc: true, ocaml: true, php: true, powershell: true, python: true, r: true, ruby: true, rust: true, shell: ["httpie", "wget"], swift: true },
});
`;
