import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Job } from "../rendering/job.ts";
import { plainTexts } from "../rendering/plain-texts.ts";

type Compiler = {
  /** Forgets what was not used in the last `maxAge` compilations. */
  evictCache(maxAge: number): void;
  /** `inputs` are `sys.inputs` of the document. */
  pdf(document: { mainFilePath: string; inputs: Record<string, string> }, options: { pdfTags: boolean }): Uint8Array;
};
type Binding = { NodeCompiler: { create(options: { workspace: string; fontArgs: { fontPaths: string[] }[] }): Compiler } };

// The native part of @myriaddreamin/typst-ts-node-compiler, whose own file only finds it by platform.
const { NodeCompiler }: Binding = createRequire(import.meta.url)("@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu");

const workspace = fileURLToPath(new URL("../..", import.meta.url));
const mainFilePath = fileURLToPath(new URL("resume.typ", import.meta.url));

/** One compiler for all documents, with its fonts read; what it has remembered of earlier ones can be evicted. */
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [`${workspace}pdf-templates/type/fonts`] }] });

export const forget = () => compiler.evictCache(0);

export async function typeset({ outline, language, isRtl, script }: Job): Promise<Uint8Array> {
  const inputs = { resume: JSON.stringify({ outline, language, isRtl, script }, plainTexts) };
  return compiler.pdf({ mainFilePath, inputs }, { pdfTags: false });
}
