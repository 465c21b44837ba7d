import { createTRPCClient, httpLink, TRPCClientError } from "@trpc/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppRouter } from "../../router/index.ts";
import { anEmail, aResume } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const batch = (size: number) => ({
  path: `/trpc/${Array(size).fill("health").join(",")}?batch=1`,
  inputs: Object.fromEntries(Array.from({ length: size }, (_, i) => [i, {}])),
});

describe("/trpc", () => {
  it("takes ten calls a batch and no more", async () => {
    const ten = batch(10);
    const answer = await service.call("POST", ten.path, ten.inputs);
    expect(answer.body).toHaveLength(10);
    expect(answer.body[9].result.data).toEqual({ status: "ok" });
    const eleven = batch(11);
    expect(await service.call("POST", eleven.path, eleven.inputs)).toMatchObject({ status: 400 });
    // Each call of a batch has its answer, and a batch can be long.
    const { status, body } = await service.call("POST", batch(500).path, {});
    expect([status, body.length]).toEqual([400, 10]);
  });

  it("takes a query as POST, so that no email stands in a URL", async () => {
    const resume = aResume();
    await service.call("POST", "/resume", resume);
    const answer = await service.call("POST", "/trpc/resume.get", { email: resume.email });
    expect(answer.body.result.data).toMatchObject(resume);
  });

  it("gives a failure the same code, message and issues as REST", async () => {
    const input = { email: "nobody", name: 7 };
    const rest = (await service.call("POST", "/resume", input)).body;
    const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${service.url}/trpc` })] });
    const error = await client.resume.create.mutate(input as never).catch((thrown: unknown) => thrown as TRPCClientError<AppRouter>);
    expect(error).toBeInstanceOf(TRPCClientError);
    const { message, data } = error as TRPCClientError<AppRouter>;
    expect({ message, code: data?.code, issues: data?.issues }).toEqual({ message: rest.message, code: rest.code, issues: rest.issues });
    expect(data).toMatchObject({ httpStatus: 400, request_id: expect.any(String) });
    expect(data).not.toHaveProperty("stack");
  });

  it("tells the revision that is stored to a writer who comes late", async () => {
    const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${service.url}/trpc` })] });
    const { resume } = await client.resume.create.mutate({ email: anEmail() });
    const { resume: updated } = await client.resume.update.mutate({ email: resume.email, name: "One" });
    const late = client.resume.update.mutate({ email: resume.email, name: "Two", expected_revision: resume.revision });
    await expect(late).rejects.toMatchObject({ data: { code: "PRECONDITION_FAILED", revision: updated.revision } });
  });

  it("repeats nothing of a body that is not JSON", async () => {
    const answer = await service.call("POST", "/trpc/resume.create", '{"email": hunter2', { "content-type": "application/json" });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain("hunter2");
    expect(answer.body.error).toMatchObject({ message: "The body is not valid JSON.", data: { code: "PARSE_ERROR" } });
  });

  it("has its answers kept by nobody, failures as well", async () => {
    for (const email of [anEmail(), "nobody"]) {
      const { headers } = await service.call("GET", `/trpc/resume.get?input=${encodeURIComponent(JSON.stringify({ email }))}`);
      expect(headers.get("cache-control")).toBe("no-store");
    }
    expect((await service.call("GET", "/trpc/health")).headers.get("cache-control")).toBe("no-store");
  });

  it("is behind the body limit", async () => {
    const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${service.url}/trpc` })] });
    const large = client.resume.create.mutate({ email: anEmail(), summary: "x".repeat(300_000) });
    await expect(large).rejects.toMatchObject({
      message: expect.stringContaining("256 kB"),
      data: { code: "PAYLOAD_TOO_LARGE", httpStatus: 413 },
    });
  });

  it("takes GET and POST alone", async () => {
    const options = await service.call("OPTIONS", "/trpc/health");
    expect(options.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
    const answer = await service.call("DELETE", "/trpc/health");
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
  });

  it("answers with the status of a failure, even to a client that can stream", async () => {
    const headers = { "trpc-accept": "application/jsonl" };
    expect((await service.call("POST", "/trpc/resume.get", { email: anEmail() }, headers)).status).toBe(404);
  });
});
