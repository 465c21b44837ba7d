import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Measured } from "../../domain/ports.ts";

/**
 * Makes a function that writes the metrics of a request to the log, in CloudWatch's embedded metric format. Latency is told by route;
 * counts are told for the service as a whole, since each metric and route has its price. Undefined without `POWERTOOLS_METRICS_NAMESPACE`.
 */
export function metricsOf({ POWERTOOLS_METRICS_NAMESPACE: namespace }: NodeJS.ProcessEnv): ((measured: Measured) => void) | undefined {
  if (!namespace) return undefined;
  const metrics = new Metrics({ namespace, serviceName: "resume-gateway" });
  return ({ route, status, ms, counted }) => {
    metrics.addDimension("route", route);
    metrics.addMetric("Latency", MetricUnit.Milliseconds, ms);
    metrics.publishStoredMetrics();

    const of = (what: (typeof counted)[number]) => counted.filter((one) => one === what).length;
    const counts = {
      Renders: of("renders"),
      CacheHits: of("cacheHits"),
      Conflicts: Number(status === 409 || status === 412),
      ClientErrors: Number(status >= 400 && status < 500),
      ServerErrors: Number(status >= 500),
    };
    const any = Object.entries(counts).filter(([, count]) => count > 0);
    for (const [name, count] of any) metrics.addMetric(name, MetricUnit.Count, count);
    if (any.length > 0) metrics.publishStoredMetrics();
  };
}
