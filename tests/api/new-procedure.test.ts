import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { authed } from "../../procedures/ownership.ts";
import type { CallContext, Meta } from "../../procedures/trpc.ts";
import { procedure, router, toDomainError } from "../../procedures/trpc.ts";
import { openApiDocument } from "../../router/openapi.ts";
import { problem } from "../../router/problem.ts";
import { mountRest } from "../../router/rest.ts";

const id = "00000000-0000-0000-0000-000000000000";
const context = (): CallContext => ({ requestId: id, signal: new AbortController().signal, log: () => {}, reply: {} });

const at = (method: "GET" | "POST", path: `/${string}`, operationId: string): Meta => ({
  openapi: { method, path, operationId, tags: [], summary: "", protect: false, successDescription: "It does.", errorResponses: {} },
});

/** A router with procedures that the service does not have. */
const another = router({
  mill: router({
    turn: procedure
      .meta(at("POST", "/mill/{name}/turn", "turnMill"))
      .input(z.strictObject({ name: z.string(), times: z.int().max(5) }))
      .output(z.strictObject({ name: z.string(), turned: z.int() }))
      .mutation(({ input }) => ({ name: input.name, turned: input.times })),
    list: procedure
      .meta(at("GET", "/mill", "listMills"))
      .input(z.strictObject({ limit: z.int().default(10), wind: z.boolean().optional() }))
      .output(z.strictObject({ limit: z.int(), wind: z.boolean().optional() }))
      .query(({ input }) => input),
    find: procedure
      .meta(at("GET", "/mill/{name}/{turn}", "findTurn"))
      .input(z.strictObject({ name: z.string(), turn: z.int() }))
      .output(z.strictObject({ turn: z.int() }))
      .query(({ input }) => ({ turn: input.turn })),
    owned: authed
      .meta(at("GET", "/mill/owned", "ownedMill"))
      .output(z.strictObject({}))
      .query(() => ({})),
    hidden: procedure.output(z.strictObject({})).query(() => ({})),
    broken: procedure
      .meta(at("GET", "/mill/broken", "breakMill"))
      .output(z.strictObject({}))
      .query(() => {
        throw new Error("secret of the mill");
      }),
  }),
});

const app = new Hono();
mountRest(app, another, context);
app.onError((error) => problem(toDomainError(error), id));

const send = async (method: string, path: string, body?: object) => {
  const init = body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {};
  const response = await app.request(path, { method, ...init });
  return { status: response.status, text: await response.text() };
};

describe("a procedure with openapi meta", () => {
  it("gets its REST route from the meta alone", async () => {
    expect(await send("POST", "/mill/red%20one/turn", { times: 3 })).toEqual({ status: 200, text: '{"name":"red one","turned":3}' });
    expect((await send("POST", "/mill/red/turn", { times: 9 })).text).toContain("times must be at most 5");
  });

  it("gets numbers and booleans from a query, and says when they are none", async () => {
    expect(await send("GET", "/mill?limit=3&wind=true")).toEqual({ status: 200, text: '{"limit":3,"wind":true}' });
    expect(await send("GET", "/mill")).toEqual({ status: 200, text: '{"limit":10}' });
    const { status, text } = await send("GET", "/mill?limit=many&wind=maybe&__proto__=1");
    expect({ status, paths: JSON.parse(text).issues.map(({ path }: { path: string }) => path) }).toEqual({
      status: 400,
      // What it does not know is ignored, as it is public.
      paths: ["limit", "wind"],
    });
  });

  it("shows nothing of what it throws", async () => {
    const { status, text } = await send("GET", "/mill/broken");
    expect(status).toBe(500);
    expect(text).not.toContain("secret");
  });

  it("answers nobody, if it is for the owner of a resume, in a service that has no stores", async () => {
    expect((await send("GET", "/mill/owned")).status).toBe(500);
  });

  it("gets a number from the path, too", async () => {
    expect(await send("GET", "/mill/red/2")).toEqual({ status: 200, text: '{"turn":2}' });
    expect((await send("GET", "/mill/red/two")).text).toContain("turn must be a number");
  });

  it("gets its documentation", () => {
    const { paths, components } = openApiDocument(another);
    expect(Object.keys(paths)).toEqual(["/mill/{name}/turn", "/mill", "/mill/{name}/{turn}", "/mill/owned", "/mill/broken"]);
    expect(paths["/mill"].get.parameters).toMatchObject([
      { in: "query", name: "limit" },
      { in: "query", name: "wind" },
    ]);
    expect(components.schemas.TurnMillBody.properties).toMatchObject({ name: { type: "string" }, times: { type: "integer" } });
  });

  it("without it has no route", async () => {
    expect((await send("GET", "/mill/hidden")).status).toBe(404);
  });
});
