import { execFileSync, spawn } from "node:child_process";
import { cp, readFile, symlink } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { parse } from "yaml";
import { aFolder } from "../support/npm-start.ts";

/* No engine of containers is needed here: scripts/try-container.sh builds the image and runs it. */

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => readFile(path.join(root, name), "utf8");
const dockerfile = await read("Dockerfile");

/** The command of an instruction that has one as a list. */
const commandOf = (instruction: string): string[] =>
  JSON.parse(new RegExp(`^${instruction}\\b[^[]*?(\\[".*\\])$`, "m").exec(dockerfile)?.[1] ?? "[]");

/** Whether a line of .dockerignore is about a file. */
function covers(pattern: string, file: string): boolean {
  if (pattern === ".*") return file.startsWith(".");
  if (pattern.startsWith("**/")) return file.split("/").includes(pattern.slice(3));
  return file === pattern || file.startsWith(`${pattern}/`);
}

/** The files of the project that an image has. */
async function filesOfImage(): Promise<string[]> {
  const lines = (await read(".dockerignore")).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const isLeftOut = (file: string) =>
    lines.reduce((out, line) => (covers(line.replace(/^!/, ""), file) ? !line.startsWith("!") : out), false);
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--deduplicate"], { cwd: root, encoding: "utf8" });
  return files
    .trim()
    .split("\n")
    .filter((file) => !isLeftOut(file));
}

it("what an image has is all that the service needs, and its health check tells whether it is ready", async () => {
  const [image, data] = [await aFolder(), await aFolder()];
  for (const file of await filesOfImage()) await cp(path.join(root, file), path.join(image, file));
  await symlink(path.join(root, "node_modules"), path.join(image, "node_modules"));
  const run = ([command = "", ...parameters]: string[], environment: Record<string, string>) =>
    spawn(command, parameters, {
      cwd: image,
      env: { ...process.env, DATA_DIR: data, ...environment },
      stdio: ["ignore", "pipe", "inherit"],
    });

  const service = run(commandOf("CMD"), { PORT: "0" });
  onTestFinished(() => void service.kill("SIGKILL"));
  const url = await new Promise<string>((resolve, reject) => {
    service.stdout.on("data", (chunk) => {
      const [, address] = /listens on (\S+)/.exec(String(chunk)) ?? [];
      if (address) resolve(address);
    });
    service.once("exit", (code) => reject(new Error(`It ended with ${code}.`)));
  });
  const check = (port = new URL(url).port) =>
    new Promise((resolve) => run(commandOf("HEALTHCHECK"), { PORT: port }).once("exit", (code) => resolve(code)));
  await vi.waitFor(async () => expect(await check()).toBe(0), { timeout: 60_000 });
  for (const address of ["/docs", "/docs/scalar.js", "/openapi.json"]) expect((await fetch(url + address)).status).toBe(200);

  // It lives, and its storage does not.
  const unready = createServer(({ url }, response) => response.writeHead(url === "/health" ? 200 : 503).end());
  await new Promise<void>((resolve) => unready.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void unready.close());
  expect(await check(String((unready.address() as AddressInfo).port))).toBe(1);

  const ended = new Promise((resolve) => service.once("exit", resolve));
  service.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(await check()).toBe(1);
});

it("an image has neither secrets nor data nor history", async () => {
  expect((await filesOfImage()).filter((file) => file.startsWith("."))).toEqual([".npmrc"]);
});

it("each container of compose.yaml writes nothing to its own disk, has no rights that it does not need, comes back after a restart of the machine, and waits for what is before it", async () => {
  const { services, networks } = parse(await read("compose.yaml"));
  const confined = {
    read_only: true,
    cap_drop: ["ALL"],
    security_opt: ["no-new-privileges:true"],
    logging: { driver: "local" },
    restart: "unless-stopped",
  };
  const [{ subnet }] = networks.default.ipam.config;
  const environment = { STAGE: "production", PUBLIC_URL: expect.stringMatching(/^https:\/\/\$\{DOMAIN:/), TRUSTED_PROXIES: subnet };
  const volumes = ["data:/var/lib/resume-gateway", "backups:/backups"];
  expect(services).toMatchObject({
    gateway: { ...confined, tmpfs: "/tmp", init: true, mem_limit: "3g", pids_limit: 200, stop_grace_period: "30s", environment, volumes },
    caddy: { ...confined, tmpfs: "/config", cap_add: ["NET_BIND_SERVICE"], depends_on: { gateway: { condition: "service_healthy" } } },
  });
  // An authority gives so many certificates a week: they outlive the container.
  expect(services.caddy.volumes).toEqual(["certificates:/data"]);
  expect(services.caddy.ports).toEqual(expect.arrayContaining(["80:80", "443:443"]));
  expect(services.gateway).not.toHaveProperty("ports");
  expect(dockerfile).toMatch(/^USER 10001:10001$/m);
  // A new volume has owner and rights of the folder in the image.
  expect(dockerfile).toMatch(/install --directory --owner=10001 --group=10001 --mode=700 \/var\/lib\/resume-gateway \/backups$/m);
  expect(dockerfile).toMatch(/ DATA_DIR=\/var\/lib\/resume-gateway\/data$/m);
});
