import { constants, deflateRawSync } from "node:zlib";
import { deflateSync } from "fflate";
import { afterAll, expect, it } from "vitest";
import { renderThread } from "../../../handlers/rendering/render-thread.ts";
import { bytesOf, pdf, zeros } from "./files.ts";

const thread = renderThread();

afterAll(() => thread.close());

async function readsTheNext() {
  const { resume } = await thread.readResume({ bytes: bytesOf("Ada Example\nada@example.com") }, AbortSignal.timeout(100_000));
  expect(resume.email).toBe("ada@example.com");
}

it("ends reading with its thread when it takes too long, and reads the next", async () => {
  const bomb = pdf(deflateSync(zeros(200)), "/Filter/FlateDecode");
  await expect(thread.readResume({ bytes: bomb }, AbortSignal.timeout(300))).rejects.toThrow();
  await readsTheNext();
});

/** Gigabytes of zeros, packed (RFC 1950): the same megabyte again and again. */
function gigabytes(count: number): Uint8Array {
  const megabyte = deflateRawSync(zeros(1), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array<Buffer>(count * 1024).fill(megabyte), Buffer.from([3, 0])]);
}

it("ends reading with its thread when it takes too much memory, and says so", async () => {
  const bomb = pdf(gigabytes(2), "/Filter/FlateDecode");
  await expect(thread.readResume({ bytes: bomb }, AbortSignal.timeout(100_000))).rejects.toThrow(/unpacks to far more than a resume/);
  await readsTheNext();
});
