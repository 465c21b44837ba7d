import { expect, it } from "vitest";
import { errorTable } from "../../domain/errors/errors.ts";
import { problemBody } from "../../router/problem.ts";
import { deploy, ofType, theOne } from "../support/sst-stand-ins.ts";

const deployment = await deploy("dev");
const api = theOne(deployment, "sst.aws.ApiGatewayV1");
const responses = Object.values(ofType(deployment, "aws.apigateway.Response"));
const responseOf = (type: string) => responses.find(({ args }) => args.responseType === type)?.args;

/** What a caller gets, where API Gateway says `message`. */
const bodyOf = (type: string, message = "Forbidden") =>
  JSON.parse(
    responseOf(type)
      .responseTemplates["application/json"].replace("$context.error.messageString", JSON.stringify(message))
      .replace("$context.requestId", "0b9d7a5e-8f39-4b40-9c0a-2f6a3f0f9f21"),
  );

it("is regional, takes bodies as the bytes that they are, and compresses answers", () => {
  expect(api.args.endpoint).toEqual({ type: "regional" });
  expect(api.nodes.api.binaryMediaTypes).toEqual(["*/*"]);
  expect(api.nodes.api.minimumCompressionSize).toBe("1024");
});

it("leaves CORS to the service, which names the headers and sends Allow", () => {
  expect(api.args.cors).toBe(false);
});

it("has what API Gateway answers itself carry CORS headers and a JSON body with message", () => {
  expect(responses.map(({ args }) => args.responseType)).toEqual(expect.arrayContaining(["DEFAULT_4XX", "DEFAULT_5XX"]));
  for (const { args } of responses) {
    expect(args.restApiId).toBe("RestApi.id");
    expect(args.responseParameters).toMatchObject({
      "gatewayresponse.header.Access-Control-Allow-Origin": "'*'",
      "gatewayresponse.header.Access-Control-Allow-Headers":
        "'Content-Type,Authorization,If-Match,If-None-Match,trpc-accept,X-Trpc-Source'",
      "gatewayresponse.header.Access-Control-Expose-Headers": "'ETag,Location,Retry-After,X-Request-Id,X-Pages,Content-Disposition'",
      "gatewayresponse.header.Cache-Control": "'no-store'",
    });
    expect(bodyOf(args.responseType).message).toMatch(/\w+/);
    expect(bodyOf(args.responseType).instance).toBe("urn:uuid:0b9d7a5e-8f39-4b40-9c0a-2f6a3f0f9f21");
  }
  expect(bodyOf("DEFAULT_4XX", 'a "quoted" word').message).toBe('a "quoted" word');
});

it.each([
  ["MISSING_AUTHENTICATION_TOKEN", "NOT_FOUND"],
  ["REQUEST_TOO_LARGE", "PAYLOAD_TOO_LARGE"],
  ["THROTTLED", "TOO_MANY_REQUESTS", "'1'"],
  // The firewall looks at that many seconds.
  ["WAF_FILTERED", "TOO_MANY_REQUESTS", "'300'"],
  ["INTEGRATION_FAILURE", "SERVICE_UNAVAILABLE", "'1'"],
  ["INTEGRATION_TIMEOUT", "SERVICE_UNAVAILABLE", "'1'"],
] as const)("answers %s as the service would: %s", (type, code, retryAfter?: string) => {
  const { http, title, message } = errorTable[code];
  expect(responseOf(type).statusCode).toBe(String(http));
  expect(problemBody.parse(bodyOf(type))).toMatchObject({ code, title, status: http, message });
  expect(responseOf(type).responseParameters["gatewayresponse.header.Retry-After"]).toBe(retryAfter);
});

it("takes its snapshot when the responses are there, and again when they change", () => {
  expect(api.nodes.deployment.triggers).toMatchObject({ routes: "…", responses: expect.stringContaining("THROTTLED") });
  expect(api.nodes.deploymentOptions.dependsOn).toHaveLength(responses.length);
});

it("logs the route of a request and never its path, its address or who sent it", () => {
  const { destinationArn, format } = api.nodes.stage.accessLogSettings;
  expect(destinationArn).toBe("arn:AccessLog");
  const logged = Object.values<string>(JSON.parse(format));
  expect(logged).toContain("$context.resourcePath");
  expect(logged).toContain("$context.status");
  for (const variable of logged) {
    expect(variable).toMatch(/^\$context\.[A-Za-z.]+$/);
    expect(variable).not.toMatch(/^\$context\.(path|identity|authorizer|domain|error\.message|integration\.error|waf\.error)/);
  }
  expect(api.args.accessLog).toEqual({ retention: "1 month" });
});

it("throttles the whole stage, without execution logs, which would hold paths", async () => {
  const settings = async (environment: object) =>
    theOne(await deploy("dev", { AUTH_MODE: "open", ...environment }), "aws.apigateway.MethodSettings").args;
  expect(await settings({})).toEqual({
    restApi: "RestApi.id",
    stageName: "Stage.stageName",
    methodPath: "*/*",
    settings: { throttlingRateLimit: 50, throttlingBurstLimit: 100, loggingLevel: "OFF", dataTraceEnabled: false, metricsEnabled: false },
  });
  expect((await settings({ DEPLOY_THROTTLE_RATE: "500", DEPLOY_THROTTLE_BURST: "1000" })).settings).toMatchObject({
    throttlingRateLimit: 500,
    throttlingBurstLimit: 1000,
  });
});

it("tells where everything is", () => {
  expect(deployment.outputs).toEqual({
    api: "https://id.execute-api.eu-west-1.amazonaws.com/dev",
    docs: "https://id.execute-api.eu-west-1.amazonaws.com/dev/docs",
    bucket: "Pdfs.name",
    resumesTable: "Resumes.name",
    historyTable: "History.name",
    sharesTable: "Shares.name",
  });
});
