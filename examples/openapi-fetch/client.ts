/**
 * The service from TypeScript without tRPC: openapi-fetch, typed by what openapi-typescript makes of openapi.json.
 * `npm run build`, then `node dist/client.js [URL of the service]`.
 */
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Resume = components["schemas"]["Resume"];

const client = createClient<paths>({ baseUrl: process.argv[2] ?? "http://127.0.0.1:3000" });
const email = "lin.example@example.com";

const created = await client.POST("/resume", {
  body: { email, name: "Lin Example", skills: ["compilers", { name: "Tools", level: "expert" }] },
});
console.log(created.error ? `Not created: ${created.error.message}` : `Stored, revision ${created.data.resume.revision}`);

const path = { email };
const read = await client.GET("/resume/{email}", { params: { path } });
if (read.error) throw new Error(read.error.message);
const resume: Resume = read.data;

const header = { "If-Match": read.response.headers.get("etag") ?? "*" };
const updated = await client.PUT("/resume/{email}", {
  params: { path, header },
  body: { ...resume, headline: "Compiler engineer", phone: null },
});
if (updated.error) throw new Error(updated.error.message);
console.log(`Headline: ${updated.data.resume.headline}`);

const late = await client.PUT("/resume/{email}", { params: { path, header }, body: { headline: "From another tab" } });
console.log(`The same again: ${late.response.status}, ${late.error?.code}`);

const { data: file, error } = await client.GET("/resume/{email}/download", {
  params: { path, query: { template: "classic", page_size: "A4" } },
});
if (error) throw new Error(error.message);
console.log(`PDF, ${file.pages} page: ${file.download_url}`);

const deleted = await client.DELETE("/resume/{email}", { params: { path } });
console.log(deleted.data?.message);
