/** A body that comes in. */
export type HeldBody = {
  /** Keeps these bytes of it. */
  keep(chunk: Uint8Array): void;
  /** Returns all its bytes, which can be read once; undefined when its room was given to others. From now on it keeps its room. */
  whole(): ReadableStream<Uint8Array> | undefined;
  /** Gives its room back. */
  free(): void;
};

type Caller = string | undefined;

/**
 * Makes room for bodies: `most` bytes for all that are held at once. Where there is none left, the caller who holds the most loses what has been coming in
 * for the longest: who sends much, or slowly, holds up nobody else.
 */
export function roomForBodies(most: number): (caller: Caller) => HeldBody {
  let held = 0;
  const heldOf = new Map<Caller, number>();
  const coming = new Map<HeldBody, Caller>();

  const take = (caller: Caller, bytes: number) => {
    held += bytes;
    const own = (heldOf.get(caller) ?? 0) + bytes;
    if (own > 0) heldOf.set(caller, own);
    else heldOf.delete(caller);
  };
  const makeRoom = () => {
    while (held > most && coming.size > 0) {
      const ofEach = [...coming].map(([body, caller]) => ({ body, bytes: heldOf.get(caller) ?? 0 }));
      ofEach.reduce((first, other) => (other.bytes > first.bytes ? other : first)).body.free();
    }
  };

  return (caller) => {
    let chunks: Uint8Array[] = [];
    let size = 0;
    const body: HeldBody = {
      keep(chunk) {
        if (!coming.has(body)) return;
        chunks.push(chunk);
        size += chunk.length;
        take(caller, chunk.length);
        makeRoom();
      },
      whole() {
        if (!coming.delete(body)) return undefined;
        return ReadableStream.from(chunks.splice(0)) as ReadableStream<Uint8Array>;
      },
      free() {
        coming.delete(body);
        take(caller, -size);
        size = 0;
        chunks = [];
      },
    };
    coming.set(body, caller);
    return body;
  };
}
