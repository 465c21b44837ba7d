import { once } from "node:events";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { ArchiveEntry } from "../../../domain/ports.ts";
import { zip } from "../../../formats/zip-archive.ts";

/** What a thread says: that it is ready for the next file, or with its bytes that the archive is done. */
type Said = Uint8Array | "next";

/** Packs the files that come through a port, in the thread that calls this. */
export async function packFrom(port: MessagePort): Promise<void> {
  await zip(comingThrough(port), async (archive) => {
    const bytes = movable(archive);
    port.postMessage(bytes satisfies Said, [bytes.buffer as ArrayBuffer]);
  });
}

async function* comingThrough(port: MessagePort): AsyncGenerator<ArchiveEntry> {
  for (;;) {
    port.postMessage("next" satisfies Said);
    const [entry]: (ArchiveEntry | undefined)[] = await once(port, "message");
    if (!entry) return;
    yield entry;
  }
}

/** Returns the archive of files that a thread packs, to which `run` gives a port. The thread gets each file when it asks for it. */
export async function packedBy(run: (port: MessagePort) => Promise<void>, entries: AsyncIterable<ArchiveEntry>): Promise<Uint8Array> {
  const { port1: own, port2: port } = new MessageChannel();
  const files = entries[Symbol.asyncIterator]();
  const handOverNext = async () => {
    const { value, done } = await files.next();
    if (done) return own.postMessage(undefined);
    const bytes = movable(value.bytes);
    own.postMessage({ ...value, bytes }, [bytes.buffer as ArrayBuffer]);
  };
  const archive = new Promise<Uint8Array>((resolve, reject) => {
    let failure: { error: unknown } | undefined;
    own.on("message", async (said: Said) => {
      if (said !== "next") return failure ? reject(failure.error) : resolve(said);
      await handOverNext().catch((error) => {
        failure = { error };
        // So that the thread comes to its end.
        own.postMessage(undefined);
      });
    });
  });
  try {
    const [bytes] = await Promise.all([archive, run(port)]);
    return bytes;
  } finally {
    own.close();
  }
}

/** Bytes that can move to another thread: a small file shares those of others. */
const movable = (bytes: Uint8Array) => (bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes));
