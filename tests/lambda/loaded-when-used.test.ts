import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { aResume } from "../support/resumes.ts";

/** Answers a request in a fresh process, and writes what was made meanwhile of what takes long to make. */
const script = `
  const made = new Set();
  const { Segmenter } = Intl;
  Intl.Segmenter = class extends Segmenter { constructor(...all) { super(...all); made.add("segmenter"); } };
  globalThis.RegExp = new Proxy(RegExp, {
    construct(of, all) { if (String(all[0]).includes("RGI_Emoji")) made.add("emoji"); return new of(...all); },
  });
  const { handler } = await import(process.argv[1]);
  const { statusCode, body } = await handler(JSON.parse(process.argv[2]), { awsRequestId: "fresh", memoryLimitInMB: "512" });
  console.log(JSON.stringify(statusCode === 200 ? [...made].sort() : body));
  process.exit(0);`;

async function madeFor(fields: Parameters<typeof aResume>[0]): Promise<string[]> {
  const event = {
    ...{ httpMethod: "POST", path: "/render", headers: { "content-type": "application/json" }, body: JSON.stringify(aResume(fields)) },
    requestContext: { domainName: "localhost", path: "/prod/render" },
  };
  const args = [
    "--no-warnings",
    "--input-type=module",
    "-e",
    script,
    `${process.cwd()}/dist/lambda/render-resume/index.mjs`,
    JSON.stringify(event),
  ];
  const env = {
    STAGE: "test",
    AUTH_MODE: "open",
    POWERTOOLS_LOG_LEVEL: "SILENT",
    POWERTOOLS_METRICS_DISABLED: "true",
    HMAC_KEY: "k".repeat(32),
  };
  const { stdout } = await promisify(execFile)(process.env.LAMBDA_NODE ?? process.execPath, args, { env });
  return JSON.parse(stdout);
}

it("a PDF in Latin letters is made without what ICU knows of characters, and V8 of emoji", async () => {
  expect(await madeFor({ name: "Łukasz Щукін Nguyễn" })).toEqual([]);
});

it("a PDF with an emoji needs both", async () => {
  expect(await madeFor({ name: "Ada 🦉" })).toEqual(["emoji", "segmenter"]);
});
