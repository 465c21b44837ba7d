import { DomainError } from "../../../domain/errors/errors.ts";
import type { Imported } from "../../../domain/imported.ts";
import type { ResumeReader, SentFile } from "../../../domain/ports.ts";

/** Reads a resume out of a file, or says why it cannot: an error would lose its kind on its way out of a thread. The readers load with the first file. */
export async function readOrRefuse(file: SentFile): Promise<Imported | { refused: string }> {
  const [{ readFile }, { Unreadable }] = await Promise.all([
    import("../../../formats/sources/read-file.ts"),
    import("../../../formats/lines/unreadable.ts"),
  ]);
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Unreadable) return { refused: error.message };
    throw error;
  }
}

/** Returns what was read, or throws the refusal. */
export function orRefused(answer: Imported | { refused: string }): Imported {
  if ("refused" in answer) throw new DomainError("BAD_REQUEST", answer.refused);
  return answer;
}

export const resumeReader: ResumeReader = { readResume: async (file) => orRefused(await readOrRefuse(file)) };
