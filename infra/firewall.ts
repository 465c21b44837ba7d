/** Makes a firewall that blocks an address which makes more than `rate` requests in five minutes. */
export function makeFirewall(rate: number, api: sst.aws.ApiGatewayV1) {
  const visible = (metricName: string) => ({ cloudwatchMetricsEnabled: true, sampledRequestsEnabled: false, metricName });
  const acl = new aws.wafv2.WebAcl("Firewall", {
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: visible("resume-gateway"),
    rules: [
      {
        name: "rate",
        priority: 1,
        action: { block: {} },
        statement: { rateBasedStatement: { limit: rate, evaluationWindowSec: 300, aggregateKeyType: "IP" } },
        visibilityConfig: visible("resume-gateway-rate"),
      },
    ],
  });
  const stage = api.nodes.stage as aws.apigateway.Stage;
  new aws.wafv2.WebAclAssociation("FirewallOfApi", { resourceArn: stage.arn, webAclArn: acl.arn });
}
