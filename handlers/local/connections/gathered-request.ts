import { IncomingMessage } from "node:http";

/** Chunks that a body may have whatever their size, and the bytes that its chunks have on average where there are more. One that is parsed in two portions is two. */
const [fewChunks, leastBytes] = [1_000, 64];

/**
 * A request whose body takes what its bytes take: a chunk of one byte is six on the way, and would be an object, an event and a promise here. So the
 * chunks that come in one read are passed on as one, and a connection that goes on with tiny ones closes.
 */
export class GatheredRequest extends IncomingMessage {
  #gathered: Buffer[] = [];
  #chunks = 0;
  #bytes = 0;

  /** How many bytes of the body are still to come, where a header says how many it has. */
  get plain(): number {
    return this.complete || this.headers["transfer-encoding"] ? 0 : Number(this.headers["content-length"] ?? 0) - this.#bytes;
  }

  override push(chunk: Buffer | null): boolean {
    if (chunk === null) {
      this.#passOn();
      return super.push(null);
    }
    this.#bytes += chunk.length;
    if (++this.#chunks > fewChunks && this.#bytes < this.#chunks * leastBytes) this.socket.resetAndDestroy();
    if (this.#gathered.push(chunk) === 1) process.nextTick(() => this.#passOn());
    return this.readableLength < this.readableHighWaterMark;
  }

  #passOn(): void {
    const [first, ...others] = this.#gathered;
    this.#gathered = [];
    if (first && !this.destroyed) super.push(others.length > 0 ? Buffer.concat([first, ...others]) : first);
  }
}
