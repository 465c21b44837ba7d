import { afterAll, beforeAll, expect, it } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { gate } from "../support/gate.ts";
import { type Service, startService } from "../support/service.ts";

const MB = 1024 * 1024;
const picture = new Uint8Array(9 * MB);
picture.set(Buffer.from("\x89PNG", "latin1"));

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

type App = ReturnType<typeof createApp>;

/** Begins to send a file, as a rule of nine megabytes, to an app, and waits until all but its last byte are taken. */
async function begin(app: App, address?: string, file: Uint8Array = picture) {
  const [taken, rest] = [gate(), gate()];
  async function* parts() {
    yield file.subarray(0, -1);
    taken.open();
    await rest.opened;
    yield file.subarray(-1);
  }
  const answer = post(app, ReadableStream.from(parts()), address);
  await taken.opened;
  return async () => {
    rest.open();
    return (await answer).status;
  };
}

const post = async (app: App, body: string | Uint8Array | ReadableStream, address?: string) =>
  app.request("/import", { method: "POST", body, duplex: "half" } as RequestInit, { address });

it("of files that come in at once, those that began first make room for others, and are told to try again", async () => {
  const app = createApp(service.dependencies);
  const ends = [await begin(app), await begin(app), await begin(app), await begin(app)];
  const quick = await post(app, "Ada Example\nada@example.com");
  expect(quick.status).toBe(200);
  expect(await Promise.all(ends.map((end) => end()))).toEqual([503, 503, 503, 400]);
});

it("of files that come in at once, those of the caller who sends the most make room, not one that a stranger began before", async () => {
  const app = createApp(service.dependencies);
  const stranger = await begin(app, "192.0.2.1", new TextEncoder().encode("Ada Example\nada@example.com"));
  const ends = [await begin(app, "192.0.2.2"), await begin(app, "192.0.2.2"), await begin(app, "192.0.2.2")];
  expect(await stranger()).toBe(200);
  expect(await Promise.all(ends.map((end) => end()))).toEqual([503, 503, 400]);
});

it("what a caller sent before and has an answer for takes no room from what it sends now", async () => {
  const app = createApp(service.dependencies);
  for (let i = 0; i < 3; i++) expect((await post(app, picture, "192.0.2.1")).status).toBe(400);
  const ends = [await begin(app, "192.0.2.1", picture.subarray(0, 8 * MB)), await begin(app, "192.0.2.2")];
  expect(await Promise.all(ends.map((end) => end()))).toEqual([400, 503]);
});

it("files that wait for their answer keep their room, and give it back with it", async () => {
  const [{ open, opened }, read] = [gate(), gate()];
  let asked = 0;
  const signIn = async () => {
    if (++asked === 1) read.open();
    await opened;
    return undefined;
  };
  const app = createApp({ ...service.dependencies, signIn });
  const waiting = post(app, picture);
  await read.opened;
  const late = await post(app, picture);
  expect([late.status, late.headers.get("retry-after")]).toEqual([503, "1"]);
  open();
  expect((await waiting).status).toBe(400);
  expect((await post(app, picture)).status).toBe(400);
});
