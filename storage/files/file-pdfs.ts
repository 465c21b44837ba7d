import type { FileHandle } from "node:fs/promises";
import type { PdfOwner, PdfStore } from "../../domain/ports.ts";
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

/** Keeps PDFs as files. One that is damaged counts as not there: it is rendered anew, and takes its place. */
export function filePdfs({ folder, url, signingKey, urlLifetimeSeconds = 3_600 }: FilePdfsOptions) {
  const placeOf = ({ id }: PdfOwner, hash: string) => ({ id, hash });

  /** Does `work` with a PDF that is whole; undefined when there is none. */
  async function withPdf<Result>(place: PdfPlace, work: (pdf: WholePdf, handle: FileHandle) => Result | Promise<Result>) {
    const handle = await folder.open(place).catch(throwDiskFault);
    try {
      const whole = handle && (await verifyPdf(handle));
      return whole && (await work(whole, handle));
    } catch (error) {
      throwDiskFault(error);
    } finally {
      await handle?.close();
    }
  }

  return (signal: AbortSignal): PdfStore => ({
    async find(owner, hash) {
      signal.throwIfAborted();
      return withPdf(placeOf(owner, hash), ({ facts }) => facts);
    },

    async read(owner, hash) {
      signal.throwIfAborted();
      return withPdf(placeOf(owner, hash), async ({ facts: { bytes: size }, start }, handle) => {
        const { buffer } = await handle.read(new Uint8Array(size), 0, size, start);
        return buffer;
      });
    },

    async save(owner, hash, pdf) {
      signal.throwIfAborted();
      const { facts, file } = encodePdf(pdf);
      await folder.write(placeOf(owner, hash), file).catch(throwDiskFault);
      return facts;
    },

    async remove(owner, hash) {
      await folder.remove(placeOf(owner, hash)).catch(throwDiskFault);
    },

    async removeAll({ id }) {
      signal.throwIfAborted();
      return folder.removeAll(id).catch(throwDiskFault);
    },

    async presign(owner, hash, filename) {
      const expires = Math.floor(Date.now() / 1000) + urlLifetimeSeconds;
      const address = signAddress(signingKey, { ...placeOf(owner, hash), filename, expires });
      return { url: url + address, expires_at: new Date(expires * 1000).toISOString() };
    },
  });
}
