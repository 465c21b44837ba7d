import type { Lambdas } from "./lambdas.ts";
import type { Settings } from "./settings.ts";
import type { StorageResources } from "./storage.ts";

type Watched = { api: sst.aws.ApiGatewayV1; lambdas: Lambdas; storage: StorageResources };
type Metric = { namespace: string; metricName: string; dimensions: Record<string, $util.Input<string>> };

const minutes = (n: number) => 60 * n;

/** How many metrics CloudWatch takes in an alarm of an expression. */
const mostMetrics = 10;

/** Makes the alarms: they send a mail when the API fails, is slow or is held back, and when the sweep fails. */
export function makeAlarms({ alarmEmail, alarmLatencyMs, stage }: Settings & { alarmEmail: string }, { api, lambdas, storage }: Watched) {
  const topic = new aws.sns.Topic("Alarms");
  new aws.sns.TopicSubscription("AlarmsByMail", { topic: topic.arn, protocol: "email", endpoint: alarmEmail });
  const common = { alarmActions: [topic.arn], okActions: [topic.arn], treatMissingData: "notBreaching" };
  const ofApi = { namespace: "AWS/ApiGateway", dimensions: { ApiName: api.nodes.api.name, Stage: stage } };

  new aws.cloudwatch.MetricAlarm("Failures", {
    ...common,
    ...ofApi,
    metricName: "5XXError",
    alarmDescription: "The API answered with 5xx.",
    statistic: "Sum",
    period: minutes(5),
    evaluationPeriods: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 5,
  });
  new aws.cloudwatch.MetricAlarm("Latency", {
    ...common,
    ...ofApi,
    metricName: "Latency",
    alarmDescription: "One in a hundred answers is slow.",
    extendedStatistic: "p99",
    period: minutes(5),
    evaluationPeriods: 3,
    comparisonOperator: "GreaterThanThreshold",
    threshold: alarmLatencyMs,
    // With few requests, one cold start is the p99.
    evaluateLowSampleCountPercentiles: "ignore",
  });

  /** Makes an alarm for when any of these metrics has counted something, or several where they are too many for one. */
  const any = (name: string, alarmDescription: string, metrics: Metric[], number = 1) => {
    const title = number === 1 ? name : `${name}${number}`;
    new aws.cloudwatch.MetricAlarm(title, {
      ...common,
      alarmDescription,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
      evaluationPeriods: 1,
      metricQueries: [
        { id: "all", expression: "SUM(METRICS())", label: title, returnData: true },
        ...metrics.slice(0, mostMetrics).map((metric, i) => ({ id: `m${i}`, metric: { ...metric, stat: "Sum", period: minutes(5) } })),
      ],
    });
    if (metrics.length > mostMetrics) any(name, alarmDescription, metrics.slice(mostMetrics), number + 1);
  };
  const ofLambda = (lambda: sst.aws.Function, metricName: string) => ({
    namespace: "AWS/Lambda",
    metricName,
    dimensions: { FunctionName: lambda.name },
  });
  const ofTable = (table: sst.aws.Dynamo) =>
    ["ReadThrottleEvents", "WriteThrottleEvents"].map((metricName) => ({
      namespace: "AWS/DynamoDB",
      metricName,
      dimensions: { TableName: table.name },
    }));
  any(
    "ThrottledFunctions",
    "Lambda refused calls: the concurrency is used up.",
    Object.values(lambdas).map((lambda) => ofLambda(lambda, "Throttles")),
  );
  any("ThrottledTables", "DynamoDB refused calls.", [...ofTable(storage.resumes), ...ofTable(storage.history), ...ofTable(storage.shares)]);
  any("SweepFailures", "The sweep failed: what is to be erased may still be there.", [ofLambda(lambdas.sweep, "Errors")]);
}
