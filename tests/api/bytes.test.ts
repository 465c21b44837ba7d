import { createHash, randomBytes } from "node:crypto";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { Context } from "aws-lambda";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { answeredFile } from "../../domain/files/answered-file.ts";
import { sentBytes } from "../../domain/files/sent-file.ts";
import { restPart } from "../../handlers/http/rest-part.ts";
import { createShell } from "../../handlers/http/shell.ts";
import { trpcPart } from "../../handlers/http/trpc-part.ts";
import { lambdaHandler } from "../../handlers/lambda/gateway-adapter.ts";
import { type Meta, procedure, router } from "../../procedures/trpc.ts";
import { appRouter } from "../../router/index.ts";
import { openApiDocument } from "../../router/openapi.ts";
import { toResponse } from "../support/doors.ts";
import { lambdaEventV1, lambdaEventV2 } from "../support/lambda-events.ts";

const kB = 1024;

const at = (path: `/${string}`, operationId: string): Meta["openapi"] => ({
  method: "POST",
  path,
  operationId,
  tags: [],
  summary: "",
  protect: false,
  successDescription: "It does.",
  errorResponses: {},
});

const answerWith = (bytes: Buffer, pages = 0) => ({
  file: bytes.toString("base64"),
  content_type: "image/png",
  filename: "Zoë - Resume.png",
  bytes: bytes.length,
  pages,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  warnings: [],
});

/** Procedures that take and answer files. */
const mill = router({
  reverse: procedure
    .meta({ openapi: at("/reverse", "reverse"), body: "file", bytes: { input: ["application/octet-stream"], output: ["image/png"] } })
    .input(z.strictObject({ file: sentBytes.describe("What is reversed."), times: z.int().default(1).describe("How often.") }))
    .output(answeredFile)
    .mutation(({ input: { file, times } }) => {
      const bytes = Buffer.from(file);
      return answerWith(times % 2 === 1 ? bytes.reverse() : bytes, times);
    }),
  paint: procedure
    .meta({ openapi: at("/paint", "paint"), body: "wall", bytes: { output: ["image/png"] } })
    .input(
      z.strictObject({
        wall: z
          .strictObject({ size: z.int().max(10 * kB * kB), name: z.string().optional() })
          .meta({ id: "Wall", examples: [{ size: 3 }] }),
        colour: z.enum(["red", "blue"]).meta({ description: "Its colour.", example: "red" }),
      }),
    )
    .output(answeredFile)
    .mutation(({ input: { wall, colour } }) => answerWith(Buffer.alloc(wall.size, colour))),
});

/** The app with this much room for files, through each way in. */
function appWith(files: { taken: number; answered?: number }) {
  const shell = createShell({ log: () => {}, corsOrigins: "*", deadlineMs: 10_000, files }, [trpcPart(mill), restPart(mill)]);
  const handler = lambdaHandler(shell);
  const context = { awsRequestId: "invocation", memoryLimitInMB: "512" } as Context;
  return {
    "over HTTP": async (request: Request) => shell.fetch(request),
    "through Lambda events v1": async (request: Request) => toResponse(await handler(await lambdaEventV1(request), context)),
    "through Lambda events v2": async (request: Request) => toResponse(await handler(await lambdaEventV2(request), context)),
  };
}

const small = appWith({ taken: 300 * kB, answered: 300 * kB });
const post = (path: string, body: NonNullable<RequestInit["body"]>, type = "application/octet-stream") =>
  new Request(`http://service.test${path}`, { method: "POST", body, headers: { "content-type": type } });
const json = (path: string, body: unknown) => post(path, JSON.stringify(body), "application/json");

describe.each(Object.entries(small))("a file %s", (_name, send) => {
  const client = createTRPCClient<typeof mill>({
    links: [httpLink({ url: "http://service.test/trpc", fetch: (input, init) => send(new Request(input as string, init as RequestInit)) })],
  });

  it("is taken and answered as the bytes that it is", async () => {
    const bytes = randomBytes(290 * kB);
    const response = await send(post("/reverse?times=3", bytes, "application/pdf"));
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.reverse())).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": `inline; filename="Zoe - Resume.png"; filename*=UTF-8''Zo%C3%AB%20-%20Resume.png`,
      "content-security-policy": "sandbox",
      "cache-control": "no-store",
      "x-pages": "3",
      "access-control-expose-headers": expect.stringContaining("X-Pages,Content-Disposition"),
    });
  });

  it("is base64 in JSON where that is asked for, and over tRPC", async () => {
    const bytes = randomBytes(290 * kB);
    const output = answerWith(Buffer.from(bytes).reverse(), 1);
    expect(await (await send(post("/reverse?as=json", bytes))).json()).toEqual(output);
    expect(await client.reverse.mutate({ file: bytes.toString("base64") })).toEqual(output);
  });

  it("is made of a body of JSON and the parameters of the query", async () => {
    const response = await send(json("/paint?colour=blue", { size: 6 }));
    expect(await response.text()).toBe("bluebl");
    expect(response.headers.has("x-pages")).toBe(false);
    const { file } = await client.paint.mutate({ wall: { size: 3 }, colour: "red" });
    expect(Buffer.from(file, "base64").toString()).toBe("red");
  });

  it("has the faults of its making told by their place in the body, and all at once", async () => {
    const response = await send(json("/paint?as=text", { size: "6", name: null, depth: 1 }));
    const { issues, message } = (await response.json()) as { issues: { path: string }[]; message: string };
    expect(response.status).toBe(400);
    expect(issues.map(({ path }) => path)).toEqual(["as", "size", "depth", "colour"]);
    expect(message).not.toContain("wall");
    const alone = (await (await send(json("/paint?colour=blue", { size: "6" }))).json()) as typeof response & { issues: object[] };
    expect(alone).toMatchObject({ message: "size must be a number.", issues: [{ path: "size" }] });
    await expect(client.paint.mutate({ wall: { size: "6" } as never, colour: "red" })).rejects.toMatchObject({
      data: { issues: [{ path: "wall.size" }] },
    });
  });

  it("is refused where it is empty, or larger than the service takes", async () => {
    expect(await (await send(post("/reverse", ""))).json()).toMatchObject({ status: 400, message: "The body is empty." });
    const bytes = randomBytes(301 * kB);
    expect((await send(post("/reverse", bytes))).status).toBe(413);
    await expect(client.reverse.mutate({ file: randomBytes(600 * kB).toString("base64") })).rejects.toMatchObject({
      data: { code: "PAYLOAD_TOO_LARGE" },
    });
  });

  it("leaves all other bodies their limit", async () => {
    const response = await send(json("/paint?colour=blue", { size: 6, name: "x".repeat(260 * kB) }));
    expect(await response.json()).toMatchObject({ status: 413, message: expect.stringContaining("at most 256 kB") });
    await expect(client.paint.mutate({ wall: { size: 1, name: "x".repeat(260 * kB) }, colour: "red" })).rejects.toMatchObject({
      data: { code: "PAYLOAD_TOO_LARGE" },
    });
  });

  it("that is too large for an answer is refused, and the caller told to download it", async () => {
    const body = { size: 301 * kB };
    const expected = { message: expect.stringContaining("too large to be the answer"), detail: expect.stringContaining("/download") };
    expect(await (await send(json("/paint?colour=red", body))).json()).toMatchObject({ status: 413, ...expected });
    await expect(client.paint.mutate({ wall: body, colour: "red" })).rejects.toMatchObject({ data: { code: "PAYLOAD_TOO_LARGE" } });
  });
});

it("on a machine of one's own, an answer has any size", async () => {
  const response = await appWith({ taken: 0 })["over HTTP"](json("/paint?colour=red", { size: 9 * kB * kB }));
  expect((await response.arrayBuffer()).byteLength).toBe(9 * kB * kB);
});

it("the document says that JSON may be a file, where it may", () => {
  const { paths, components } = openApiDocument(appRouter);
  const { schema } = paths["/render"].post.responses[200].content["application/json"];
  expect(schema.$ref).toBe("#/components/schemas/JsonOrAnsweredFile");
  expect(components.schemas.JsonOrAnsweredFile.anyOf).toMatchObject([{ $ref: "#/components/schemas/AnsweredFile" }, { type: "object" }]);
});

it("the document has binary content, the parameters of the query, and the body by itself", () => {
  const { paths, components } = openApiDocument(mill);
  const { post: reverse } = paths["/reverse"];
  expect(reverse.requestBody).toMatchObject({
    required: true,
    content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
  });
  expect(Object.keys(reverse.requestBody.content)).toEqual(["application/octet-stream"]);
  expect(reverse.responses[200].content).toMatchObject({
    "image/png": { schema: { type: "string", format: "binary" } },
    "application/json": { schema: { $ref: "#/components/schemas/AnsweredFile" } },
  });
  expect(Object.keys(reverse.responses[200].headers)).toEqual(["X-Request-Id", "Content-Disposition", "X-Pages"]);
  expect(reverse.parameters).toMatchObject([
    { in: "query", name: "times", required: false, description: "How often." },
    { in: "query", name: "as", required: false, schema: { enum: ["json"] } },
  ]);
  const { post: paint } = paths["/paint"];
  expect(paint.requestBody.content["application/json"]).toEqual({
    schema: { $ref: "#/components/schemas/PaintBody" },
    example: { size: 3 },
  });
  expect(Object.keys(components.schemas.PaintBody.properties)).toEqual(["size", "name"]);
  expect(paint.parameters[0]).toMatchObject({ in: "query", name: "colour", required: true, example: "red" });
  expect(paint["x-codeSamples"][0].source).toMatch(/client\.paint\.mutate\(\{\s+colour: "red",\s+wall: \{\s+size: 3\s+\}\s+\}\)/);
});
