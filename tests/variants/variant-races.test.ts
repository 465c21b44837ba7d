import { expect, it } from "vitest";
import { aResume } from "../support/resumes.ts";
import { type StorageService, services } from "../support/services.ts";

const edits = 8;
const names = Array.from({ length: edits }, (_, i) => `v${i}`);

type Call = StorageService["call"];
type Change = (i: number) => Record<string, unknown>;

const ofTheMaster: Change = (i) => ({ headline: `Master ${i}` });
const ofVariants: Change = (i) => ({ variants: { [names[i] as string]: { content: { headline: `Face ${i}` } } } });

/** Sends a change; with `isGuarded`, under the tag that was read, again and again until nobody came before. */
async function save(call: Call, address: string, change: object, isGuarded: boolean): Promise<void> {
  for (;;) {
    const { body } = await call("GET", address);
    const { status } = await call("PUT", address, change, isGuarded ? { "if-match": `"${body.revision}"` } : {});
    if (status === 200) return;
    expect([412, 503]).toContain(status);
  }
}

async function saveAll(call: Call, address: string, change: Change, isGuarded: boolean): Promise<void> {
  for (let i = 0; i < edits; i++) await save(call, address, change(i), isGuarded);
}

const kinds = Object.entries(services).flatMap(([name, { start }]) => [
  { name, start, guard: "under If-Match", isGuarded: true },
  { name, start, guard: "without If-Match", isGuarded: false },
]);

it.each(kinds)("a resume and its variants, edited by two at once $guard, lose nothing: $name", async ({ start, isGuarded }) => {
  await using service = await start();
  const { email } = aResume();
  const address = `/resume/${email}`;
  await service.call("POST", "/resume", { email });
  await Promise.all([
    saveAll(service.aProcess(), address, ofTheMaster, isGuarded),
    saveAll(service.aProcess(), address, ofVariants, isGuarded),
  ]);
  const { body } = await service.call("GET", address);
  expect(body).toMatchObject({ version: 1 + 2 * edits, headline: `Master ${edits - 1}` });
  expect(Object.keys(body.variants).sort()).toEqual(names);
  for (const name of names) {
    expect((await service.call("GET", `${address}?variant=${name}`)).body).toMatchObject({ headline: name.replace("v", "Face ") });
  }
});
