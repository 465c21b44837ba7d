import type { FileHandle } from "node:fs/promises";
import type { FileKey, PdfOwner, PdfStore } from "../../domain/ports.ts";
import { throwDiskFault } from "./disk-fault.ts";
import type { PdfFolder, PdfPlace } from "./pdf-folder.ts";
import { signAddress } from "./signed-address.ts";
import { encodePdf, verifyPdf, type WholePdf } from "./stored-pdf.ts";

export type FilePdfsOptions = {
  folder: PdfFolder;
  /** Where callers reach the service, without a slash at the end. */
  url: string;
  /** Signs the addresses that callers get. */
  signingKey: string;
  /** An hour by default. */
  urlLifetimeSeconds?: number | undefined;
};

/** Keeps PDFs and files of other formats in folders. One that is damaged counts as not there: it is made anew, and takes its place. */
export function filePdfs({ folder, url, signingKey, urlLifetimeSeconds = 3_600 }: FilePdfsOptions) {
  const placeOf = ({ id }: PdfOwner, key: FileKey) => ({ id, ...key });

  /** Does `work` with a PDF that is whole; undefined when there is none. */
  async function withPdf<Result>(place: PdfPlace, work: (pdf: WholePdf, handle: FileHandle) => Result | Promise<Result>) {
    const handle = await folder.open(place).catch(throwDiskFault);
    try {
      const whole = handle && verifyPdf(handle);
      return whole && (await work(whole, handle));
    } catch (error) {
      throwDiskFault(error);
    } finally {
      await handle?.close();
    }
  }

  return (signal: AbortSignal): PdfStore => ({
    async find(owner, key) {
      signal.throwIfAborted();
      return withPdf(placeOf(owner, key), ({ facts }) => facts);
    },

    async read(owner, key) {
      signal.throwIfAborted();
      return withPdf(placeOf(owner, key), async ({ facts: { bytes: size }, start }, handle) => {
        const { buffer } = await handle.read(new Uint8Array(size), 0, size, start);
        return buffer;
      });
    },

    async save(owner, key, made) {
      signal.throwIfAborted();
      const { facts, file } = encodePdf(made);
      await folder.write(placeOf(owner, key), file).catch(throwDiskFault);
      return facts;
    },

    async list({ id }) {
      signal.throwIfAborted();
      return folder.list(id).catch(throwDiskFault);
    },

    async remove(owner, key) {
      await folder.remove(placeOf(owner, key)).catch(throwDiskFault);
    },

    async removeAll({ id }) {
      signal.throwIfAborted();
      return folder.removeAll(id).catch(throwDiskFault);
    },

    async presign(owner, key, filename, disposition = "attachment") {
      const expires = Math.floor(Date.now() / 1000) + urlLifetimeSeconds;
      const address = signAddress(signingKey, { ...placeOf(owner, key), filename, disposition, expires });
      return { url: url + address, expires_at: new Date(expires * 1000).toISOString() };
    },
  });
}
