import { createOpenApiFetchHandler, type OpenApiRouter } from "trpc-to-openapi";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createContext } from "../../handlers/app.ts";
import type { Meta } from "../../procedures/trpc.ts";
import { appRouter } from "../../router/index.ts";
import { procedures } from "../../router/procedures.ts";
import { type RestRequest, restProcedures, restRequest } from "../support/rest-request.ts";
import { aFullResume, anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";
import { whoMayCall } from "../support/who-may-call.ts";

// In a file of its own, and so in a process of its own: trpc-to-openapi changes the schemas that it coerces.

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service[Symbol.asyncDispose]());

it.each(restProcedures)("REST answers %s as trpc-to-openapi's own handler does", async (procedure) => {
  type Send = (request: RestRequest) => Promise<string>;
  const ours: Send = async ({ method, path, body, headers }) =>
    (await fetch(service.url + path, { method, headers, ...(body !== undefined && { body }) })).text();
  const library: Send = async ({ path, ...init }) => {
    const response = await createOpenApiFetchHandler({
      endpoint: "/",
      router: appRouter as unknown as OpenApiRouter,
      // It does not decode paths.
      req: new Request(`http://service.test${decodeURIComponent(path)}`, init),
      createContext: () => createContext(service.dependencies, crypto.randomUUID()),
    });
    return response.text();
  };

  const json = { "content-type": "application/json" };

  /** What it says of a resume of its own; what differs by nature is made the same. */
  const answer = async (send: Send) => {
    const email = anEmail();
    if (procedure !== "resume.create") {
      await service.call("POST", "/resume", aFullResume({ email }));
      await service.call("PUT", `/resume/${email}`, { headline: "Captain", phone: null });
    }
    const { ofShare, input: inputOf } = whoMayCall[procedure];
    const share = ofShare && (await service.call("POST", `/resume/${email}/shares`, {})).body.share.id;
    const input = inputOf(email, share);
    const request = restRequest(procedure, input);
    // It knows of no field that is the body, nor of bytes: it takes all fields as one JSON, and answers with JSON.
    const isBody = (procedures[procedure]._def.meta as Meta).body !== undefined;
    const plain = { ...request, path: request.path.replace(/\?.*/, ""), body: JSON.stringify(input), headers: json };
    const text = await send(isBody && send === library ? plain : request);
    const fixed = text
      .replaceAll(email, "EMAIL")
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "ID")
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
      .replaceAll(/"(id|url)":"[\w/:.-]+"/g, '"$1":"…"')
      .replaceAll(/"(download_url|sha256|bytes|file)":("[^"]+"|\d+)/g, '"$1":"…"');
    return JSON.parse(fixed);
  };

  const answered = await answer(ours);
  // Both would refuse alike.
  expect(answered).not.toHaveProperty("code");
  expect(await answer(library)).toEqual(answered);
});
