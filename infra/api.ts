import openApiDocument from "../openapi.json" with { type: "json" };
import { accessLogFormat } from "./access-log.ts";
import { gatewayResponses } from "./gateway-responses.ts";
import { apiRoutes } from "./gateway-routes.ts";
import type { Lambdas } from "./lambdas.ts";
import type { Settings } from "./settings.ts";

/** Makes the REST API: its routes, what it answers by itself, its log and its throttle. Tells the URL under which it is reached. */
export function makeApi({ domain, domainCert, isTraced, throttle }: Settings, lambdas: Lambdas) {
  const responses: aws.apigateway.Response[] = [];
  const api = new sst.aws.ApiGatewayV1("Api", {
    // The service answers OPTIONS itself; SST's answer would lack Allow, and allow no Authorization header.
    cors: false,
    endpoint: { type: "regional" },
    accessLog: { retention: "1 month" },
    ...(domain && { domain: domainCert ? { name: domain, dns: false, cert: domainCert } : domain }),
    transform: {
      api: (args) => {
        // The firewall and the certificate are at the domain: nobody is to come in beside it.
        args.disableExecuteApiEndpoint = domain !== undefined;
        // As bytes, in base64: files, and JSON: as text, what is no UTF-8 would have become other characters before the service could refuse it.
        args.binaryMediaTypes = ["*/*"];
        // In bytes. A function answers with what is not compressed, which the gateway compresses for who takes it.
        args.minimumCompressionSize = "1024";
      },
      stage: (args) => {
        args.accessLogSettings = $output(args.accessLogSettings).apply((settings) => ({
          destinationArn: settings?.destinationArn ?? "",
          format: accessLogFormat,
        }));
        args.xrayTracingEnabled = isTraced;
      },
      domainName: (args) => {
        args.securityPolicy = "TLS_1_2";
      },
      deployment: (args, opts) => {
        // A deployment is a snapshot: without these it would be taken before the responses are there, and not again when they change.
        args.triggers = $output(args.triggers).apply((triggers) => ({ ...triggers, responses: JSON.stringify(gatewayResponses) }));
        opts.dependsOn = responses;
      },
    },
  });
  for (const response of gatewayResponses) {
    responses.push(new aws.apigateway.Response(`Api${response.responseType}`, { restApiId: api.nodes.api.id, ...response }));
  }
  for (const { method, path, function: name } of apiRoutes(openApiDocument)) api.route(`${method} ${path}`, lambdas[name].arn);
  api.deploy();

  const stage = api.nodes.stage as aws.apigateway.Stage;
  new aws.apigateway.MethodSettings("ApiThrottle", {
    restApi: api.nodes.api.id,
    stageName: stage.stageName,
    methodPath: "*/*",
    settings: {
      throttlingRateLimit: throttle.rate,
      throttlingBurstLimit: throttle.burst,
      // API Gateway's execution log would hold paths, and so emails.
      loggingLevel: "OFF",
      dataTraceEnabled: false,
      metricsEnabled: false,
    },
  });
  return { api, url: api.url.apply((url) => url.replace(/\/$/, "")) };
}
