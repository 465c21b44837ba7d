import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readFunctionEnv } from "../../handlers/env.ts";
import { functions, longestDeadline } from "../../handlers/lambda/functions.ts";

/* What pages say of the deployment that follows from the table of functions. */

const page = (name: string) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), "utf8");

it.each(Object.keys(functions))("%s is in the table of the Lambda functions, and in the picture of the cloud", (name) => {
  const named = page("lambda")
    .match(/^\| `.*/gm)
    ?.flatMap((row) => row.split(" | ")[0]?.match(/[a-z-]+/g) ?? []);
  expect(named).toContain(name);
  expect(page("architecture")).toContain(`[${name}]`);
});

it("the timer of the sweep has each variable without which it does not start", () => {
  const { environment, timeout } = functions.sweep;
  const start = (set: NodeJS.ProcessEnv) => readFunctionEnv(set, environment, longestDeadline({ timeout }));
  expect(() => start({})).toThrow("HMAC_KEY");
  const paragraph = page("self-host")
    .split("\n\n")
    .find((text) => text.startsWith("`npm start` does not sweep"));
  const named = paragraph?.match(/(?<=`)[A-Z_]+(?=`)/g) ?? [];
  expect(() => start(Object.fromEntries(named.map((name) => [name, "k".repeat(32) + name])))).not.toThrow();
});

it("other servers get each table that the service has by default", () => {
  const made = [...page("self-host").matchAll(/ create-table .*--table-name (\S+)/g)].map(([, name]) => name);
  expect(made).toEqual(["resumes", "resumes-history", "resumes-shares"]);
});
