import { execFile, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { aFolder, npmStart } from "../support/npm-start.ts";
import { aFullResume } from "../support/resumes.ts";
import { findTool } from "../support/tools.ts";

const page = await readFile(new URL("../../docs/self-host.md", import.meta.url), "utf8");

/** The commands of a section, one a line. */
const commandsOf = (heading: string) =>
  [...(page.split(new RegExp(`^#+ ${heading}$`, "m"))[1]?.split(/^#+ /m)[0] ?? "").matchAll(/```sh\n(.*?)```/gs)].flatMap(
    ([, block = ""]) => block.trim().split("\n"),
  );

const json = { "content-type": "application/json" };

/** A machine whose /var is a folder of this test, whose user is this test's, and whose systemd is this test. */
async function aMachine(STORAGE: string | undefined, dataDir: string) {
  const folder = await aFolder();
  await promisify(execFile)("mkdir", ["-p", `${folder}/lib/resume-gateway`, `${folder}/backups/resume-gateway`]);
  const environment = (place: string) => ({ DATA_DIR: `${folder}/lib/${place}`, PORT: "0" });
  let service = await npmStart({ ...environment(dataDir), ...(STORAGE && { STORAGE }) });
  return {
    async call(method: string, path: string, body?: unknown) {
      const response = await fetch(service.url + path, {
        method,
        headers: json,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    async follow(heading: string): Promise<string> {
      let said = "";
      const commands = commandsOf(heading);
      expect(commands.length).toBeGreaterThan(0);
      for (const command of commands) {
        if (command === "systemctl stop resume-gateway") {
          service.signal("SIGTERM");
          await service.ended;
        } else if (command === "systemctl start resume-gateway") service = await npmStart(environment("resume-gateway/data"));
        else if (!/^(cd|chown) /.test(command)) {
          const here = command.replace("runuser -u resume-gateway -- ", "").replaceAll(/\/var\/(lib|backups)/g, `${folder}/$1`);
          said += (await promisify(execFile)("bash", ["-euc", here])).stdout;
        }
      }
      return said;
    },
  };
}

describe("followed as it stands, docs/self-host.md", () => {
  it("backs up a service that runs, checks and restores it: resumes, history, PDFs, URLs, and nobody who was purged since", async () => {
    const { call, follow } = await aMachine(undefined, "resume-gateway/data");
    const resume = aFullResume();
    const path = `/resume/${resume.email}`;
    await call("POST", "/resume", resume);
    await call("PUT", path, { name: "Before" });
    await call("POST", "/resume", { email: "purged@example.com" });
    const before = (await call("GET", path)).body;
    const pdf = (await call("GET", `${path}/download`)).body;

    await follow("Back up");
    expect(await follow("Check")).toMatch(/resumes\.db is whole\.$/m);
    await call("PUT", path, { name: "After" });
    await call("POST", "/resume", { email: "late@example.com" });
    await call("DELETE", "/resume/purged@example.com?purge=true");

    await follow("Restore");
    expect((await call("GET", path)).body).toEqual(before);
    expect((await call("GET", `${path}/history`)).body.versions).toHaveLength(2);
    expect((await call("GET", "/resume/late@example.com")).status).toBe(404);
    expect((await call("GET", "/resume/purged@example.com")).status).toBe(404);
    expect((await call("GET", `${path}/download`)).body).toMatchObject({ cached: true, sha256: pdf.sha256 });
    expect((await call("PUT", path, { name: "Again" })).status).toBe(200);
  });

  it("brings the resumes of 0.1 over", async () => {
    const { call, follow } = await aMachine("aws", "resume-gateway");
    const resume = aFullResume();
    await call("POST", "/resume", resume);
    const before = (await call("GET", `/resume/${resume.email}`)).body;
    expect(await follow("From 0\\.1")).toContain("Compared: 1 resumes and 0 older versions read the same in both.");
    expect((await call("GET", `/resume/${resume.email}`)).body).toEqual(before);
  });
});

const analyze = findTool(["systemd-analyze"], "self-host.test.ts");

it.skipIf(!analyze)("the units of docs/self-host.md are ones that systemd takes", async () => {
  const folder = await aFolder();
  const units = [...page.matchAll(/`\/etc\/systemd\/system\/(\S+)`:\n\n *```ini\n(.*?)```/gs)];
  expect(units.map(([, name]) => name)).toEqual(["resume-gateway.service", "resume-gateway-backup.service", "resume-gateway-backup.timer"]);
  for (const [, name, unit = ""] of units) {
    const here = unit.replaceAll(/^ {3}/gm, "").replace("/usr/bin/node", process.execPath).replace("/opt/resume-gateway", process.cwd());
    await writeFile(`${folder}/${name}`, here);
  }
  for (const [, name] of units) {
    const { status, stderr } = spawnSync("systemd-analyze", ["verify", `${folder}/${name}`], { encoding: "utf8" });
    const ours = stderr.split("\n").filter((line) => line.includes("resume-gateway"));
    expect({ status, ours }).toEqual({ status: 0, ours: [] });
  }
});
