import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { aFolder, npmStart } from "../support/npm-start.ts";

const root = new URL("../../", import.meta.url);
const guide = await readFile(new URL("docs/typescript.md", root), "utf8");
const [client = "", links = "", form = ""] = [...guide.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code);

const run = (cwd: string | URL, command: string, ...rest: string[]) => promisify(execFile)(command, rest, { cwd });

/** What the package needs, from where this project has it: the test asks no registry. */
const installed = Object.fromEntries(
  ["@trpc/client", "@trpc/server", "zod"].map((name) => [name, `file:${root.pathname}node_modules/${name}`]),
);

/** Examples as they are with the address of this service. */
const onService = (examples: Record<string, string>, url: string) =>
  Object.fromEntries(Object.entries(examples).map(([file, text]) => [file, text.replace("http://127.0.0.1:3000", url)]));

/** A project of its own that has installed the packed package. */
async function aConsumer() {
  const folder = await aFolder();
  await run(root, "npm", "run", "build");
  await run(root, "npm", "pack", "./dist/package", "--pack-destination", folder);
  const dependencies = { "resume-gateway": `file:resume-gateway-${packageJson.version}.tgz`, ...installed };
  const compilerOptions = { target: "es2023", lib: ["es2023", "dom", "esnext.disposable"], module: "nodenext", strict: true, types: [] };
  await writeFile(`${folder}/package.json`, JSON.stringify({ type: "module", dependencies }));
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  await run(folder, "npm", "install", "--offline", "--install-links", "--legacy-peer-deps", "--no-audit");
  return {
    folder,
    /** What the compiler says. */
    async compile(files: Record<string, string>) {
      for (const [name, text] of Object.entries(files)) await writeFile(`${folder}/${name}`, text);
      return run(folder, new URL("node_modules/.bin/tsc", root).pathname).then(
        ({ stdout }) => stdout,
        ({ stdout }) => stdout as string,
      );
    },
  };
}

it("a project that installs the package compiles the guide's examples, and runs them against npm start", async () => {
  const { folder, compile } = await aConsumer();
  const manifest = JSON.parse(await readFile(`${folder}/node_modules/resume-gateway/package.json`, "utf8"));
  expect(Object.keys(manifest.dependencies)).toEqual(Object.keys(installed));

  const { url } = await npmStart({ DATA_DIR: await aFolder(), PORT: "0" });
  const document = `import openapi from "resume-gateway/openapi.json" with { type: "json" };\nconsole.log(openapi.info.version);\n`;
  expect(await compile({ ...onService({ "client.ts": client, "links.ts": links }, url), "form.ts": form, "document.ts": document })).toBe(
    "",
  );
  const says = async (file: string) => (await run(folder, process.execPath, "--no-warnings", file)).stdout;
  expect(await says("client.js")).toMatch(/^http\S+\nSomebody was faster: \S+-2 is stored now\.\n$/);
  expect(await says("links.js")).toBe("Engine driver\n");
  expect(guide).toContain(`prints \`${(await says("form.js")).trim()}\``);
  expect(await says("document.js")).toBe(`${packageJson.version}\n`);

  const wrong = `import { createResumeClient, type ResumeError, type RouterInputs, type RouterOutputs } from "resume-gateway/client";
    const client = createResumeClient({ url: "" });
    export const pages: string = (await client.resume.download.query({ email: "" })).pages;
    await client.resume.update.mutate({ email: "", headlin: "" });
    export const unknown = ({} as ResumeError).code === "TEAPOT";
    export const input: RouterInputs["resume"]["update"] = { email: "", headlin: "" };
    export const output = ({} as RouterOutputs["resume"]["get"]).headlin;`;
  expect(await compile({ "wrong.ts": wrong })).toMatch(
    /^wrong.ts\(3,.*'number'.*'string'.*\nwrong.ts\(4,.*'headlin'[\s\S]*\nwrong.ts\(5,.*"TEAPOT"[\s\S]*\nwrong.ts\(6,.*'headlin'[\s\S]*\nwrong.ts\(7,.*'headlin'/,
  );
});
