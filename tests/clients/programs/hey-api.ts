import { createResume, deleteResume, downloadResume, getResume, updateResume } from "../generated/hey-api";

const email = "hey-api@example.com";
const path = { email };

const created = await createResume({ body: { email, name: "Ada Example", skills: ["engines"] }, throwOnError: true });
console.log(created.data.message);
const read = await getResume({ path, throwOnError: true });
const updated = await updateResume({
  path,
  headers: { "If-Match": read.response.headers.get("etag") ?? "" },
  body: { headline: "Engineer", location: { city: "Turin" }, phone: null },
  throwOnError: true,
});
console.log(updated.data.resume.headline, updated.data.resume.location?.city);
const stale = await updateResume({ path, headers: { "If-Match": `"${read.data.revision}"` }, body: { headline: "Late" } });
console.log(stale.error?.code);
const { data: file } = await downloadResume({ path, query: { template: "modern" }, throwOnError: true });
console.log(file.pages, (await fetch(file.download_url)).headers.get("content-type"));
const deleted = await deleteResume({ path, throwOnError: true });
console.log(deleted.data.message);
