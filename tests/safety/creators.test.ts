import { expect, it } from "vitest";
import { anEmail } from "../support/resumes.ts";
import { services } from "../support/services.ts";

it.each(Object.entries(services))("of a hundred creators of one email one wins; the others hear of it: %s", async (_, { start }) => {
  await using service = await start();
  const email = anEmail();
  const create = (i: number) => service.call("POST", "/resume", { email, name: `Writer ${i % 10}` });
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => create(i)));
  const statuses: Record<string, number> = {};
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
  const [won] = answers.filter(({ status }) => status === 201);
  // Those who sent the same resume as the winner find it stored.
  console.log(`100 creators: ${JSON.stringify(statuses)}`);
  expect(statuses).toEqual({ 201: 1, 200: 9, 409: 90 });
  expect((await service.call("GET", `/resume/${email}`)).body).toEqual(won?.body.resume);
  expect(await service.contents()).toEqual({ items: 1, rows: 0, files: 0 });
});
