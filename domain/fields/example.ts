/** The resume of a fictional person, as a caller sends it: the documentation shows it. */
export const exampleResume = {
  email: "ada@example.com",
  name: "Ada Example",
  headline: "Software engineer",
  skills: ["TypeScript", "engines"],
  experience: [{ role: "Engineer", company: "Example Engines", start: "2019", end: "present", details: ["Built the mill."] }],
};

const id = "3f0e9a52-7c41-4b7e-9d55-0f6a8a1c2e77";
const time = "2026-01-31T09:30:00.000Z";

/** The same resume as it is stored. */
export const exampleStored = {
  ...exampleResume,
  phone: "",
  summary: "",
  education: [],
  version: 1,
  revision: `${id}-1`,
  created_at: time,
  updated_at: time,
};

export const examplePatch = { headline: "Principal engineer", skills: ["TypeScript", "engines", "sailing"], phone: null };

/** The same resume after the patch. */
export const exampleUpdated = {
  ...exampleStored,
  ...examplePatch,
  phone: "",
  version: 2,
  revision: `${id}-2`,
  updated_at: "2026-02-01T18:05:00.000Z",
};
