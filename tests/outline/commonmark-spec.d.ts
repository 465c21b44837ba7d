declare module "commonmark-spec" {
  /** The examples of the specification, each with what it means. */
  const spec: { tests: { number: number; section: string; markdown: string; html: string }[] };
  export default spec;
}
