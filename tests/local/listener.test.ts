import { expect, it } from "vitest";
import { listen } from "../../handlers/local/listener.ts";

it("who stops listening takes no more connections, and finishes the requests under way", async () => {
  let begun = () => {};
  let finish = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const isFinished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const answer = async () => {
    begun();
    await isFinished;
    return new Response("whole");
  };
  const { url, close } = await listen(answer, { host: "127.0.0.1", port: 0, silence: 60_000 });
  const request = fetch(url).then((response) => response.text());
  await isBegun;
  const closed = close();
  await expect(fetch(url)).rejects.toThrow();
  finish();
  expect(await request).toBe("whole");
  await closed;
});
