import type { ResumeClient, RouterOutputs } from "./index.ts";

/** Bytes that become text at once: a call can have only so many arguments. */
const step = 0x8000;

/**
 * Reads a resume out of a file, such as one that was dropped on a page. Nothing is stored: show what was understood, then create it.
 * Rejects with a `ResumeError` whose message says why, when no resume can be read out of it.
 *
 * @example
 * const { resume, unplaced } = await importResume(client, input.files[0]);
 */
export async function importResume(
  client: ResumeClient,
  file: Blob,
  { email }: { email?: string } = {},
): Promise<RouterOutputs["resume"]["import"]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return client.resume.import.mutate({ file: btoa(binary), ...(file.type && { type: file.type }), ...(email !== undefined && { email }) });
}
