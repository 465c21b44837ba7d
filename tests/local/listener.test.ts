import { expect, it } from "vitest";
import { listen } from "../../handlers/local/listener.ts";
import { gate } from "../support/gate.ts";

it("who stops listening takes no more connections, and finishes the requests under way", async () => {
  const [begun, finish] = [gate(), gate()];
  const answer = async () => {
    begun.open();
    await finish.opened;
    return new Response("whole");
  };
  const { url, close } = await listen(answer, { host: "127.0.0.1", port: 0, silence: 60_000 });
  const request = fetch(url).then((response) => response.text());
  await begun.opened;
  const closed = close();
  await expect(fetch(url)).rejects.toThrow();
  finish.open();
  expect(await request).toBe("whole");
  await closed;
});
