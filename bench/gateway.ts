/**
 * What each door costs: microseconds a request, without network and storage. `npm run bench`.
 * Every door does the same work behind it: one resume from a store that answers at once, input and output validated by zod.
 * Rounds are interleaved, so that a busy machine slows all alike; medians over the rounds, ratios to the hand-written route.
 */
import { Hono } from "hono";
import { cors } from "hono/cors";
import { requestId } from "hono/request-id";
import { createOpenApiFetchHandler, type OpenApiRouter } from "trpc-to-openapi";
import type { ResumeStore } from "../domain/ports.ts";
import { resume, resumeContent } from "../domain/resume.ts";
import { firstVersion, toResume } from "../domain/stored-resume.ts";
import { type AppDependencies, createApp, createContext } from "../handlers/app.ts";
import { restPart } from "../handlers/http/rest-part.ts";
import { createShell } from "../handlers/http/shell.ts";
import { lambdaHandler } from "../handlers/lambda/gateway-adapter.ts";
import { noPdfs, noRenderer, noReporter, noShares } from "../handlers/lambda/without-pdfs.ts";
import { getResume } from "../procedures/resume/get-resume.ts";
import { router } from "../procedures/trpc.ts";
import { appRouter } from "../router/index.ts";
import sample from "../scripts/sample-resume.json" with { type: "json" };
import { lambdaEventV1, lambdaEventV2 } from "../tests/support/lambda-events.ts";
import { bareDependencies } from "./bare-dependencies.ts";

// As in production: trpc-to-openapi would else rebuild its routes for each request.
process.env.NODE_ENV = "production";

const rounds = Number(process.env.ROUNDS ?? 60);
const callsPerRound = 100;

const stored = firstVersion(resumeContent.parse(sample));
const address = `/resume/${sample.email}`;
const origin = "http://service.test";

const dependencies: AppDependencies = {
  resumes: () => ({ find: async () => stored }) as Partial<ResumeStore> as ResumeStore,
  pdfs: () => noPdfs,
  shares: () => noShares,
  renderer: noRenderer,
  reporter: noReporter,
  ...bareDependencies,
};

const app = createApp(dependencies);
const contextOf = () => createContext(dependencies, crypto.randomUUID());

const keyInput = resumeContent.pick({ email: true });
const handWritten = new Hono();
handWritten.use(requestId(), cors());
handWritten.get("/resume/:email", async (c) => {
  const { email } = keyInput.parse({ email: c.req.param("email") });
  const found = await dependencies.resumes(AbortSignal.timeout(20_000)).find(email);
  if (!found) return c.notFound();
  const body = resume.parse(toResume(found));
  return c.json(body, 200, { etag: `"${body.revision}"`, "cache-control": "private, no-cache" });
});

/** As handlers/lambda/entries/get-resume.ts has it. */
const getFunction = lambdaHandler(createShell(dependencies, [restPart(router({ resume: router({ get: getResume }) }))]));
const asked = () => new Request(origin + address, { headers: { accept: "application/json", host: "service.test" } });
const [eventV1, eventV2] = [await lambdaEventV1(asked()), await lambdaEventV2(asked())];
const invocation = { awsRequestId: "1" } as Parameters<typeof getFunction>[1];

const json = async (response: Response | Promise<Response>) => (await response).text();
const trpcInput = encodeURIComponent(JSON.stringify({ email: sample.email }));

const doors: Record<string, () => Promise<unknown>> = {
  createCaller: () => appRouter.createCaller(contextOf()).resume.get({ email: sample.email }),
  "hand-written Hono route": () => json(handWritten.fetch(new Request(origin + address))),
  "REST door": () => json(app.fetch(new Request(origin + address))),
  "get-resume by an event of a REST API": () => getFunction(eventV1, invocation),
  "get-resume by an event of an HTTP API": () => getFunction(eventV2, invocation),
  "/trpc": () => json(app.fetch(new Request(`${origin}/trpc/resume.get?input=${trpcInput}`))),
  "trpc-to-openapi handler": () =>
    json(
      createOpenApiFetchHandler({
        endpoint: "/",
        router: appRouter as unknown as OpenApiRouter,
        createContext: contextOf,
        req: new Request(origin + address),
      }),
    ),
};

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const times: Record<string, number[]> = Object.fromEntries(Object.keys(doors).map((name) => [name, []]));
for (let round = -5; round < rounds; round++) {
  for (const [name, call] of Object.entries(doors).sort(() => Math.random() - 0.5)) {
    const start = performance.now();
    for (let i = 0; i < callsPerRound; i++) await call();
    // The first rounds warm up.
    if (round >= 0) times[name]?.push(((performance.now() - start) / callsPerRound) * 1000);
  }
}

const caller = median(times.createCaller ?? []);
const least = Math.min(...(times.createCaller ?? []));
const base = median(times["hand-written Hono route"] ?? []);
console.log(`GET ${address}: µs a request, median of ${rounds} interleaved rounds of ${callsPerRound}, Node ${process.version}\n`);
console.log("| Door | Median µs | Min µs | Ratio to hand-written | µs over createCaller (of minima) |\n|---|---|---|---|---|");
for (const [name, values] of Object.entries(times)) {
  console.log(
    `| ${name} | ${median(values).toFixed(0)} | ${Math.min(...values).toFixed(0)} | ${(median(values) / base).toFixed(2)} | ${(median(values) - caller).toFixed(0)} (${(Math.min(...values) - least).toFixed(0)}) |`,
  );
}
