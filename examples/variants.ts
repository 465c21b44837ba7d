/** A face of a resume for one employer, edited as if it were a resume: `node --import tsx examples/variants.ts [URL of the service]`. */
import { createResumeClient } from "../client/index.ts";
import { resolveVariant, variantFrom } from "../client/variants.ts";

const client = createResumeClient({ url: process.argv[2] ?? "http://127.0.0.1:3000" });
const email = "mary.example@example.com";

const master = {
  email,
  name: "Mary Example",
  headline: "Engineer",
  experience: [
    { id: "mill", role: "Engineer", company: "Example Mills", start: "2019", details: ["Built the mil."] },
    { id: "bakery", role: "Baker", company: "Example Bakery", start: "2015", end: "2019" },
  ],
};
await client.resume.delete.mutate({ email, purge: true }).catch(() => {});
const { resume } = await client.resume.create.mutate(master);

// Any form that edits a resume edits a face, too.
const [mill] = resume.experience;
const edited = { ...resume, headline: "Miller", experience: mill ? [{ ...mill, role: "Lead engineer" }] : [] };
const acme = variantFrom(resume, edited, { title: "For Acme Example Ltd" });
console.log(`What is kept: ${JSON.stringify(acme)}`);
await client.resume.update.mutate({ email, variants: { acme } });

// A typo is mended once, in the resume, and is mended in each of its faces.
const experience = master.experience.map((job) => (job.id === "mill" ? { ...job, details: ["Built the mill."] } : job));
const mended = await client.resume.update.mutate({ email, experience });
const face = await client.resume.get.query({ email, variant: "acme" });
console.log(`${face.headline}: ${face.experience.map(({ role, details }) => `${role} (${details})`)}`);
console.log(`The same without a call: ${resolveVariant(mended.resume, "acme")?.face?.headline}`);

const { download_url } = await client.resume.download.query({ email, variant: "acme" });
console.log(`PDF: ${download_url}`);
