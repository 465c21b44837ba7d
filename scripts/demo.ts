/** `npm run demo`: a tour. Starts the service on a free port with a folder of its own, uses it, and ends. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startLocalServer } from "../handlers/local/server.ts";

const target = process.argv[2] ?? "demo.pdf";
const folder = await mkdtemp(path.join(tmpdir(), "resume-gateway-demo-"));
const dataDir = path.join(folder, "data");
const server = await startLocalServer({ PORT: "0", DATA_DIR: dataDir }, () => {});
console.log(`The service listens on ${server.url}, its data in ${dataDir}.`);

try {
  await tour();
} finally {
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

async function tour() {
  const { email, ...fields } = JSON.parse(await readFile(new URL("sample-resume.json", import.meta.url), "utf8"));
  const address = `/resume/${email}`;
  await step("Is it there?", "OPTIONS", "/resume");
  const created = await step("Store a resume.", "POST", "/resume", { email, ...fields });
  await step("Read it.", "GET", address);
  const etag = created.headers.get("etag") ?? "";
  await step(
    "Change what is named, over the revision that was read.",
    "PUT",
    address,
    { headline: "Principal engineer", presentation: { max_pages: 1 } },
    { "if-match": etag },
  );
  await step("A second writer with the old revision is told, not obeyed.", "PUT", address, { headline: "Intern" }, { "if-match": etag });
  await step("Bad input comes back with every fault.", "PUT", address, { name: 7, nickname: "Ada" });
  const { body } = await step("Render it.", "GET", `${address}/download`);
  const pdf = await fetch(String(body.download_url));
  await writeFile(target, new Uint8Array(await pdf.arrayBuffer()));
  await step("The same content is not rendered twice.", "GET", `${address}/download`);
  await bring(target);
  await step("Delete it.", "DELETE", address);
  await step("Every version is still there.", "GET", `${address}/history`);
  await step("Take the delete back.", "POST", `${address}/restore`);
  await step("Erase it for good, with its history and its PDF.", "DELETE", `${address}?purge=true`);
  console.log(`\n${target}: ${body.pages} page${body.pages === 1 ? "" : "s"}, ${body.bytes} bytes, downloaded as "${body.filename}".`);
}

/** Sends a PDF that somebody has, and shows what is understood of it. */
async function bring(file: string) {
  console.log("\nBring a PDF: what it says is read back into fields.\n> POST /import");
  const response = await fetch(`${server.url}/import`, {
    method: "POST",
    headers: { "content-type": "application/pdf" },
    body: await readFile(file),
  });
  const { source, resume, unplaced } = (await response.json()) as { source: object; resume: { experience: object[] }; unplaced: object[] };
  console.log(
    `< ${response.status}\n< ${JSON.stringify(source)}, ${resume.experience.length} jobs, ${unplaced.length} texts without a place`,
  );
  console.log(`< ${shorten(JSON.stringify(resume))}`);
}

async function step(title: string, method: string, address: string, content?: object, headers: Record<string, string> = {}) {
  const init = content ? { body: JSON.stringify(content), headers: { "content-type": "application/json", ...headers } } : {};
  console.log(`\n${title}\n> ${method} ${address}${headers["if-match"] ? `  If-Match: ${headers["if-match"]}` : ""}`);
  if (content) console.log(`> ${shorten(JSON.stringify(content))}`);
  const response = await fetch(server.url + address, { method, ...init });
  const text = await response.text();
  const etag = response.headers.get("etag");
  console.log(`< ${response.status}${etag ? `  ETag: ${etag}` : ""}`);
  if (text) console.log(`< ${shorten(text)}`);
  return { headers: response.headers, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)} …` : text;
}
