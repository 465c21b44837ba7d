import { createOpenApiFetchHandler, type OpenApiRouter } from "trpc-to-openapi";
import { expect, it } from "vitest";
import { createContext } from "../../handlers/app.ts";
import { appRouter } from "../../router/index.ts";
import { routesOf } from "../../router/routes.ts";
import { aFullResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

// In a file of its own, and so in a process of its own: trpc-to-openapi changes the schemas that it coerces.

it("REST answers each operation as trpc-to-openapi's own handler does", async () => {
  await using service = await startService();
  type Send = (method: string, path: string, body?: object) => Promise<string>;
  const ours: Send = async (method, path, body) => (await service.call(method, path, body)).text;
  const library: Send = async (method, path, body) => {
    const init = body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {};
    const response = await createOpenApiFetchHandler({
      endpoint: "/",
      router: appRouter as unknown as OpenApiRouter,
      req: new Request(`http://service.test${path}`, { method, ...init }),
      createContext: () => createContext(service.dependencies, crypto.randomUUID()),
    });
    return response.text();
  };

  /** The happy path of every operation, on a resume of its own; what differs by nature is made the same. */
  const tour = async (send: Send, email: string) => {
    const answers: Record<string, unknown> = {};
    for (const [method, template, body] of [
      ["POST", "/resume", aFullResume({ email })],
      ["GET", "/resume/{email}"],
      ["PUT", "/resume/{email}", { headline: "Captain", phone: null }],
      ["GET", "/resume/{email}/download"],
      ["GET", "/resume/{email}/ats"],
      ["GET", "/resume/{email}/history"],
      ["GET", "/resume/{email}/history/{version}"],
      ["POST", "/resume/{email}/restore", { version: 1 }],
      ["DELETE", "/resume/{email}"],
      ["GET", "/templates"],
      ["GET", "/health"],
    ] as const) {
      const text = await send(method, template.replace("{email}", email).replace("{version}", "1"), body);
      const fixed = text
        .replaceAll(email, "EMAIL")
        .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
        .replaceAll(/"(download_url|sha256|bytes)":("[^"]+"|\d+)/g, '"$1":"…"');
      answers[`${method} ${template}`] = JSON.parse(fixed);
    }
    return answers;
  };

  const answered = await tour(ours, "parity-a@example.com");
  expect(Object.keys(answered).sort()).toEqual(
    routesOf(appRouter)
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  );
  expect(await tour(library, "parity-b@example.com")).toEqual(answered);
});
