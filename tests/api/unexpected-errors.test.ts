import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, createContext } from "../../handlers/app.ts";
import { lineLog } from "../../handlers/logging/line-log.ts";
import { appRouter } from "../../router/index.ts";
import { callsTo } from "../support/app-calls.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const phone = "+39 011 555 7391";
const quoting = `Cannot set {"phone": "${phone}"}\n    at arn:aws:dynamodb:eu-west-1:7391:table/resumes`;
const quoted = /7391|arn:aws/;

let service: Service;
const email = anEmail();
beforeAll(async () => {
  service = await startService();
  expect((await service.call("POST", "/resume", { email, phone })).status).toBe(201);
});
afterAll(() => service[Symbol.asyncDispose]());

/** The service, its renderer throwing, and what it writes to its log. */
function failing(thrown: unknown) {
  const written: string[] = [];
  const { log } = lineLog({ level: "info", isTerminal: false, write: (text) => written.push(text) });
  const render = async () => {
    throw thrown;
  };
  return { dependencies: { ...service.dependencies, log, renderer: { ...service.dependencies.renderer, render } }, written };
}

const unexpected: [string, unknown][] = [
  ["an error", new TypeError(quoting)],
  ["the cause of an error", new Error("outer 7391", { cause: new Error(quoting) })],
  ["an error of many", new AggregateError([new Error(quoting)], quoting)],
  ["an error that has a code of ours", Object.assign(new Error(quoting), { code: "NOT_FOUND" })],
  ["what is no error", quoting],
];

describe.each(unexpected)("the message of %s", (_name, thrown) => {
  it.each<[string, string, string, Record<string, string>?]>([
    ["REST", "GET", `/resume/${email}/download`],
    ["tRPC", "POST", "/trpc/resume.download"],
    ["a batch", "POST", "/trpc/resume.download,resume.get?batch=1"],
    ["a batch in lines", "POST", "/trpc/resume.download,templates.list?batch=1", { "trpc-accept": "application/jsonl" }],
  ])("reaches no caller over %s, and no log", async (_door, method, path, headers) => {
    const { dependencies, written } = failing(thrown);
    const input = path.includes("batch") ? { 0: { email }, 1: { email: "nobody" } } : { email };
    const answer = await callsTo(createApp(dependencies))(method, path, method === "GET" ? undefined : input, headers);
    const said = JSON.stringify([answer.body, ...answer.headers]);
    expect(said).not.toMatch(quoted);
    expect(said).toContain('"message":"Internal server error"');
    await turn();
    expect(written.join("")).toContain('"code":"INTERNAL_SERVER_ERROR"');
    expect(written.join("")).not.toMatch(quoted);
  });

  it("is the cause alone of what a direct call throws", async () => {
    const { dependencies } = failing(thrown);
    const call = appRouter.createCaller(createContext(dependencies, "an-id")).resume.download({ email });
    await expect(call).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR", message: "Internal server error" });
  });
});

it("reaches no reader of a share, either", async () => {
  const { dependencies, written } = failing(new Error());
  const shares = () => {
    throw new Error(quoting);
  };
  const answer = await createApp({ ...dependencies, shares }).request("/s/a-token");
  const page = await answer.text();
  expect([answer.status, page]).toEqual([500, expect.stringContaining("Internal server error")]);
  await turn();
  expect(page + written.join("")).not.toMatch(quoted);
});

it("says of a body that cannot be read no more than that", async () => {
  for (const type of ["multipart/form-data", "multipart/form-data; boundary=x"]) {
    const answer = await service.call("POST", "/trpc/resume.create", `--x\r\n${quoting}`, { "content-type": type });
    expect(answer).toMatchObject({ status: 400, body: { error: { message: "The request is not valid.", data: { code: "BAD_REQUEST" } } } });
  }
});
