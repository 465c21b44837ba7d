type App = { request(path: string, init: RequestInit): Response | Promise<Response> };

/** Calls of an app in this process; the body goes as JSON. */
export const callsTo =
  (app: App) =>
  async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const response = await app.request(path, { method, headers: { ...json, ...headers }, ...init });
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    // biome-ignore lint/suspicious/noExplicitAny: an answer, to be looked at
    const answer = (isJson ? await response.json() : await response.text()) as any;
    return { status: response.status, headers: response.headers, body: answer };
  };
