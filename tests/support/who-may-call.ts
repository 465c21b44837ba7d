import type { ProcedureName } from "../../router/procedures.ts";

type Row = {
  /** Without sign-in, everybody may call everything. An administrator may do what the owner of the email may. */
  who: "everybody" | "whoever signed in" | "the owner" | "an administrator";
  /** Whether it is of a share that there is: `share` is its id. */
  ofShare?: true;
  /** An input that succeeds for a stored resume of two versions; `resume.create` makes one. */
  input: (email: string, share?: string) => Record<string, unknown> | undefined;
};

/** Who may call each procedure, and what with. A procedure without a row does not compile. */
export const whoMayCall: Record<ProcedureName, Row> = {
  "resume.create": { who: "the owner", input: (email) => ({ email, name: "Ada Example" }) },
  "resume.get": { who: "the owner", input: (email) => ({ email }) },
  "resume.update": { who: "the owner", input: (email) => ({ email, headline: "new" }) },
  "resume.delete": { who: "the owner", input: (email) => ({ email }) },
  "resume.download": { who: "the owner", input: (email) => ({ email }) },
  "resume.export": { who: "the owner", input: (email) => ({ email }) },
  "resume.ats": { who: "the owner", input: (email) => ({ email }) },
  "resume.versions": { who: "the owner", input: (email) => ({ email }) },
  "resume.version": { who: "the owner", input: (email) => ({ email, version: 1 }) },
  "resume.restore": { who: "the owner", input: (email) => ({ email, version: 1 }) },
  "resume.move": { who: "an administrator", input: (email) => ({ email, to: `new.${email}` }) },
  "resume.render": { who: "whoever signed in", input: (email) => ({ resume: { email, name: "Ada Example" } }) },
  "resume.validate": { who: "whoever signed in", input: (email) => ({ resume: { email, name: "Ada Example" } }) },
  "resume.import": { who: "whoever signed in", input: () => ({ file: Buffer.from("Ada Example").toString("base64") }) },
  "shares.create": { who: "the owner", input: (email) => ({ email, hide: ["phone"] }) },
  "shares.list": { who: "the owner", input: (email) => ({ email }) },
  "shares.change": { who: "the owner", ofShare: true, input: (email, id = "none") => ({ email, id, hide: ["photo"] }) },
  "shares.revoke": { who: "the owner", ofShare: true, input: (email, id = "none") => ({ email, id }) },
  ready: { who: "everybody", input: () => undefined },
  health: { who: "everybody", input: () => undefined },
  "templates.list": { who: "everybody", input: () => undefined },
};
