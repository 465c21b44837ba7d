/** A body that comes in. */
export type HeldBody = {
  /** Keeps these bytes of it. */
  keep(chunk: Uint8Array): void;
  /** Returns all its bytes, which can be read once; undefined when its room was given to others. From now on it keeps its room. */
  whole(): ReadableStream<Uint8Array> | undefined;
  /** Gives its room back. */
  free(): void;
};

/**
 * Makes room for bodies: `most` bytes for all that are held at once. Where there is none left, those that have been coming in for the longest lose
 * theirs: who sends slowly holds up nobody who sends at once.
 */
export function roomForBodies(most: number): () => HeldBody {
  let held = 0;
  const coming = new Set<HeldBody>();
  return () => {
    let chunks: Uint8Array[] = [];
    let size = 0;
    const free = () => {
      coming.delete(body);
      held -= size;
      size = 0;
      chunks = [];
    };
    const body: HeldBody = {
      keep(chunk) {
        if (!coming.has(body)) return;
        chunks.push(chunk);
        size += chunk.length;
        held += chunk.length;
        for (const oldest of coming) {
          if (held <= most) return;
          oldest.free();
        }
      },
      whole() {
        if (!coming.delete(body)) return undefined;
        return ReadableStream.from(chunks.splice(0)) as ReadableStream<Uint8Array>;
      },
      free,
    };
    coming.add(body);
    return body;
  };
}
