/** The typed client in a few lines: `node --import tsx examples/client.ts [URL of the service]`. */
import { createResumeClient, ResumeError } from "../client/index.ts";

const client = createResumeClient({ url: process.argv[2] ?? "http://127.0.0.1:3000" });
const email = "grace.example@example.com";

try {
  const { resume } = await client.resume.create.mutate({ email, name: "Grace Example", skills: ["compilers"] });
  console.log(`Stored ${resume.name}, revision ${resume.revision}`);
} catch (error) {
  if (!(error instanceof ResumeError) || error.code !== "CONFLICT") throw error;
  console.log("Stored already.");
}

const { headline = "none", revision } = await client.resume.get.query({ email });
console.log(`Headline: ${headline}`);
await client.resume.update.mutate({ email, headline: "Compiler engineer", expected_revision: revision });

const { download_url, pages } = await client.resume.download.query({ email });
console.log(`PDF, ${pages} page: ${download_url}`);
