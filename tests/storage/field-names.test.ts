import { execFile } from "node:child_process";
import { cp, readFile, symlink, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { aFolder } from "../support/npm-start.ts";

const root = new URL("../../", import.meta.url).pathname;

/** What the compiler says of the model, and of the items that DynamoDB stores, when the model has these fields as well. */
async function compiledWith(fields: string[]): Promise<string> {
  const folder = await aFolder();
  for (const part of ["domain", "storage"]) await cp(root + part, `${folder}/${part}`, { recursive: true });
  for (const part of ["node_modules", "tsconfig.json", "package.json"]) await symlink(root + part, `${folder}/${part}`);
  const model = await readFile(`${root}domain/resume.ts`, "utf8");
  const last = "  custom: customSchema.optional(),\n";
  const more = fields.map((field) => `  ${field}: line.optional(),\n`).join("");
  expect(model).toContain(last);
  await writeFile(`${folder}/domain/resume.ts`, model.replace(last, last + more));
  await writeFile(`${folder}/model.json`, JSON.stringify({ extends: "./tsconfig.json", include: ["storage/dynamodb/resume-item.ts"] }));
  const tsc = promisify(execFile)(process.execPath, [`${root}node_modules/typescript/bin/tsc`, "-p", "model.json"], { cwd: folder });
  return tsc.then(
    ({ stdout }) => stdout,
    ({ stdout }) => stdout as string,
  );
}

it("a field of the model does not compile under a name that an item or an answer keeps for itself, and does under any other", async () => {
  const errors = await compiledWith(["owner", "revision", "motto"]);
  const refused = [...errors.matchAll(/not assignable to type '"(\w+) is a field of the resume already: rename one of the two"/g)];
  expect(refused.map(([, field]) => field).sort(), errors).toEqual(["owner", "revision"]);
});
