import type { PdfFacts, PdfStore, ResumeStore } from "../../domain/ports.ts";
import { resumeContent } from "../../domain/resume.ts";
import { firstVersion } from "../../domain/stored-resume.ts";
import { type AppDependencies, createContext } from "../../handlers/app.ts";
import { noShares } from "../../handlers/lambda/without-pdfs.ts";
import { fileWriter } from "../../handlers/rendering/file-writer.ts";
import { renderer } from "../../handlers/rendering/renderer.ts";
import { reporter } from "../../handlers/rendering/report-on-file.ts";
import { resumeReader } from "../../handlers/rendering/sent-files/resume-reader.ts";
import { appRouter } from "../../router/index.ts";
import { bareDependencies } from "../bare-dependencies.ts";
import { onePage } from "./resumes.ts";

/** The procedures on stores that answer at once. */
export function inMemory() {
  const content = resumeContent.parse(onePage);
  let stored = firstVersion(content);
  const pdfs = new Map<string, PdfFacts>();
  const resumes: Partial<ResumeStore> = { find: async () => stored };
  const files: Partial<PdfStore> = {
    find: async (_owner, { hash }) => pdfs.get(hash),
    async save(_owner, { hash }, { bytes, pages, warnings }) {
      const facts = { bytes: bytes.length, pages, sha256: hash, warnings };
      pdfs.set(hash, facts);
      return facts;
    },
    presign: async () => ({ url: "http://files.test/resume.pdf", expires_at: new Date().toISOString() }),
  };
  const dependencies: AppDependencies = {
    resumes: () => resumes as ResumeStore,
    pdfs: () => files as PdfStore,
    shares: () => noShares,
    renderer: { ...renderer, ...fileWriter },
    reporter: { ...reporter, ...resumeReader },
    ...bareDependencies,
  };
  const caller = () => appRouter.createCaller(createContext(dependencies, crypto.randomUUID())).resume;
  let count = 0;
  return {
    get: () => caller().get({ email: content.email }),
    download: () => caller().download({ email: content.email }),
    change() {
      stored = firstVersion({ ...content, headline: `Headline ${count++}` });
    },
  };
}
