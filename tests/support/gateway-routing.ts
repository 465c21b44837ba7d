type Route = { method: string; path: string };

/**
 * The route by which a REST API answers: first the most specific path, then its method or ANY; a path without the method is not looked past
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html).
 */
export function answeringRoute<R extends Route>(routes: readonly R[], method: string, concrete: string): R | undefined {
  const wanted = concrete.split("/");
  const rankOf = (path: string): string | undefined => {
    const segments = path.split("/");
    const isGreedy = segments.at(-1) === "{proxy+}";
    if (isGreedy ? wanted.length < segments.length : wanted.length !== segments.length) return undefined;
    const ranks = segments.map((segment, i) => {
      if (segment === "{proxy+}") return wanted[i] ? "2" : undefined;
      if (segment.startsWith("{")) return wanted[i] ? "1" : undefined;
      return segment === wanted[i] ? "0" : undefined;
    });
    return ranks.includes(undefined) ? undefined : ranks.join("");
  };
  const paths = [...new Set(routes.map(({ path }) => path))].filter((path) => rankOf(path) !== undefined);
  const [best] = paths.sort((a, b) => String(rankOf(a)).localeCompare(String(rankOf(b))));
  const own = routes.filter(({ path }) => path === best);
  return own.find((one) => one.method === method) ?? own.find((one) => one.method === "ANY");
}
