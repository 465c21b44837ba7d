import { connect, type Socket } from "node:net";
import { expect, it } from "vitest";
import { aFolder, npmStart } from "../support/npm-start.ts";
import { anEmail } from "../support/resumes.ts";

const isWhole = process.env.FULL === "1";

/** A resume of 190 kB. */
const aLargeResume = () => ({
  email: anEmail(),
  experience: Array.from({ length: 100 }, (_, i) => ({ role: `Role ${i}`, details: Array(6).fill("x".repeat(300)) })),
});

type Attack = { connections: number; requests: number; path: string };

/** Callers who send these requests at once, and read nothing. */
function attack(url: string, { connections, requests, path }: Attack): Socket[] {
  const { hostname, port, host } = new URL(url);
  return Array.from({ length: connections }, () => {
    const socket = connect(Number(port), hostname, () => socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(requests)));
    socket.on("error", () => {});
    return socket.pause();
  });
}

it("callers who send and do not read take little memory, and nobody else waits for them", async () => {
  const { url, memory } = await npmStart({ DATA_DIR: await aFolder(), PORT: "0" });
  const resume = aLargeResume();
  const body = JSON.stringify(resume);
  const stored = await fetch(`${url}/resume`, { method: "POST", headers: { "content-type": "application/json" }, body });
  expect(stored.status).toBe(201);
  const address = `/resume/${resume.email}`;
  const batch = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [i, { email: resume.email }]));
  const tenResumes = `/trpc/${Array(10).fill("resume.get")}?batch=1&input=${encodeURIComponent(JSON.stringify(batch))}`;
  const paths = ["/docs/scalar.js", "/openapi.json", address];
  const get = async (path: string) =>
    expect((await fetch(url + path).then(async (answer) => [answer.status, await answer.arrayBuffer()]))[0]).toBe(200);
  // What the process takes for callers who read as much, its PDF's thread included.
  await get(`${address}/download`);
  // A few at a time: of callers who are slow to read, the service closes those that ask for more than it lets wait.
  for (const path of [...paths, tenResumes]) for (let i = 0; i < 10; i++) await Promise.all(Array.from({ length: 5 }, () => get(path)));
  const before = await memory();

  const sizes = isWhole
    ? [
        [1, 1_000],
        [50, 32],
        [50, 40],
        [600, 1],
        [2_000, 1],
      ]
    : [
        [1, 1_000],
        [50, 32],
        [200, 1],
      ];
  const attacks = [
    ...paths.flatMap((path) => sizes.map(([connections = 0, requests = 0]) => ({ connections, requests, path }))),
    { connections: isWhole ? 200 : 50, requests: 1, path: tenResumes },
  ];
  const figures: string[] = [];
  for (const one of attacks) {
    const sockets = attack(url, one);
    let most = 0;
    let slowest = 0;
    for (let i = 0; i < 10; i++) {
      const asked = performance.now();
      const answer = await fetch(`${url}/templates`, { headers: { connection: "close" }, signal: AbortSignal.timeout(120_000) });
      expect([one, answer.status]).toEqual([one, 200]);
      slowest = Math.max(slowest, performance.now() - asked);
      most = Math.max(most, await memory());
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const grown = Math.round(most - before);
    figures.push(`${one.connections} × ${one.requests} ${one.path.slice(0, 20)}: +${grown} MB, ${Math.round(slowest)} ms`);
    for (const socket of sockets) socket.destroy();
    expect(grown, JSON.stringify(one)).toBeLessThan(150);
  }
  console.log(`unread answers, memory and the slowest call meanwhile:\n  ${figures.join("\n  ")}`);
});
