import { createResume, deleteResume, downloadResume, getResume, updateResume } from "../generated/orval/client";

const email = "orval@example.com";

const created = await createResume({ email, name: "Ada Example", skills: ["engines"] });
console.log(created.data.message);
const read = await getResume(email);
if (read.status !== 200) throw new Error(`${read.status}`);
const ifMatch = { headers: { "If-Match": read.headers.get("etag") ?? "" } };
const updated = await updateResume(email, { headline: "Engineer", location: { city: "Turin" }, phone: null }, ifMatch);
if (updated.status !== 200) throw new Error(updated.data.message);
console.log(updated.data.resume.headline, updated.data.resume.location?.city);
const stale = await updateResume(email, { headline: "Late" }, ifMatch);
console.log(stale.status === 412 && stale.data.code);
const file = await downloadResume(email, { template: "modern" });
if (file.status !== 200) throw new Error(file.data.message);
console.log(file.data.pages, (await fetch(file.data.download_url)).headers.get("content-type"));
const deleted = await deleteResume(email);
console.log(deleted.data.message);
