import { execFile, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { aFolder, npmStart } from "../support/npm-start.ts";
import { aFullResume } from "../support/resumes.ts";
import { findTool } from "../support/tools.ts";

const page = await readFile(new URL("../../docs/self-host.md", import.meta.url), "utf8");
const blockOf = (heading: string, language: string) =>
  new RegExp(`## ${heading}\\n.*?\`\`\`${language}\\n(.*?)\`\`\``, "s").exec(page)?.[1]?.replaceAll(/^ {3}/gm, "") ?? "";

const tar = findTool(["tar"], "self-host.test.ts");

it.skipIf(!tar)("a backup, restored as docs/self-host.md says, is the service as it was: resumes, history, PDFs, URLs", async () => {
  const folder = await aFolder();
  const environment = { DATA_DIR: `${folder}/lib/resume-gateway`, PORT: "0" };
  await promisify(execFile)("mkdir", ["-p", `${folder}/lib`, `${folder}/backups`]);
  let service = await npmStart(environment);
  const call = async (method: string, path: string, body?: unknown) => {
    const init = { method, headers: { "content-type": "application/json" }, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(service.url + path, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  /** The commands of a section, with this test's folders, and its process in place of systemd's. */
  const follow = async (heading: string) => {
    for (const command of blockOf(heading, "sh").trim().split("\n")) {
      if (command === "systemctl stop resume-gateway") {
        service.signal("SIGTERM");
        await service.ended;
      } else if (command === "systemctl start resume-gateway") service = await npmStart(environment);
      else await promisify(execFile)("bash", ["-euc", command.replaceAll(/\/var\/(lib|backups)/g, `${folder}/$1`)]);
    }
  };

  const resume = aFullResume();
  const path = `/resume/${resume.email}`;
  await call("POST", "/resume", resume);
  await call("PUT", path, { name: "Before" });
  const before = (await call("GET", path)).body;
  const pdf = (await call("GET", `${path}/download`)).body;

  await follow("Back up");
  expect((await call("GET", path)).body).toEqual(before);
  await call("PUT", path, { name: "After" });
  await call("POST", "/resume", { email: "late@example.com" });

  await follow("Restore");
  expect((await call("GET", path)).body).toEqual(before);
  expect((await call("GET", `${path}/history`)).body.versions).toHaveLength(2);
  expect((await call("GET", "/resume/late@example.com")).status).toBe(404);
  expect((await call("GET", `${path}/download`)).body).toMatchObject({ cached: true, sha256: pdf.sha256 });
  expect((await call("PUT", path, { name: "Again" })).status).toBe(200);
});

const analyze = findTool(["systemd-analyze"], "self-host.test.ts");

it.skipIf(!analyze)("the unit of docs/self-host.md is one that systemd takes", async () => {
  const folder = await aFolder();
  const unit = blockOf("One machine", "ini").replace("/usr/bin/node", process.execPath).replace("/opt/resume-gateway", process.cwd());
  expect(unit).toContain("[Service]");
  await writeFile(`${folder}/resume-gateway.service`, unit);
  const { status, stderr } = spawnSync("systemd-analyze", ["verify", `${folder}/resume-gateway.service`], { encoding: "utf8" });
  const ours = stderr.split("\n").filter((line) => line.includes("resume-gateway.service:"));
  expect({ status, ours }).toEqual({ status: 0, ours: [] });
});
