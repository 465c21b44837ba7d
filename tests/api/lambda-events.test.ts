import type { Context } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../handlers/app.ts";
import { lambdaHandler } from "../../handlers/lambda/gateway-adapter.ts";
import { lambdaEventV1, lambdaEventV2 } from "../support/lambda-events.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

const context = {} as Context;
const request = (headers: Record<string, string> = {}) => new Request("http://service.test/openapi.json", { headers });

describe("an event that no request can be made of is a 400 like any other", () => {
  it.each([
    ["TRACE", async () => ({ ...(await lambdaEventV1(request())), httpMethod: "TRACE" })],
    ["a header with a newline", async () => ({ ...(await lambdaEventV1(request())), multiValueHeaders: { "x-a": ["one\r\nx-b: two"] } })],
    ["a header that is no name", async () => ({ ...(await lambdaEventV2(request())), headers: { "no name": "x" } })],
    [
      "TRACE, in payload 2.0",
      async () => {
        const event = await lambdaEventV2(request());
        return { ...event, requestContext: { ...event.requestContext, http: { ...event.requestContext.http, method: "TRACE" } } };
      },
    ],
  ])("%s", async (_name, eventOf) => {
    const answer = await lambdaHandler(createApp({ ...service.dependencies, corsOrigins: "*" }))(await eventOf(), context);
    expect(answer).toMatchObject({
      statusCode: 400,
      headers: {
        "content-type": "application/problem+json",
        "access-control-allow-origin": "*",
        "x-content-type-options": "nosniff",
        "x-request-id": expect.any(String),
      },
    });
    expect(JSON.parse(answer.body)).toMatchObject({ code: "BAD_REQUEST", message: expect.stringContaining("method or a header") });
  });
});

it.each([
  ["payload 1.0", lambdaEventV1],
  ["payload 2.0", lambdaEventV2],
] as const)("an answer to an event of %s is text, whatever the caller takes", async (_name, eventOf) => {
  const event = await eventOf(request({ "accept-encoding": "gzip" }));
  const answer = await lambdaHandler(createApp(service.dependencies))(event, context);
  expect(answer.headers).not.toHaveProperty("content-encoding");
  expect(JSON.parse(answer.body)).toHaveProperty("openapi");
});

it.each([
  ["payload 1.0", lambdaEventV1],
  ["payload 2.0", lambdaEventV2],
] as const)("an event of %s with letters beyond Latin in a header is a request like any other", async (_name, eventOf) => {
  const event = await eventOf(request());
  event.headers = { ...event.headers, "x-note": "Zoë 履歴書" };
  if ("multiValueHeaders" in event) event.multiValueHeaders = { ...event.multiValueHeaders, "x-note": ["Zoë 履歴書"] };
  expect((await lambdaHandler(createApp(service.dependencies))(event, context)).statusCode).toBe(200);
});
