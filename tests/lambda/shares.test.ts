import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Cloud, startCloud } from "../support/lambda-cloud.ts";
import { lambdaEventV1, lambdaEventV2 } from "../support/lambda-events.ts";
import { refused } from "../support/permissions.ts";
import { anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

let service: Service;
let cloud: Cloud;
beforeAll(async () => {
  service = await startService({ STORAGE: "aws" });
  cloud = await startCloud(service);
});
afterAll(async () => {
  await cloud[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };

describe.each([
  ["payload 1.0", lambdaEventV1],
  ["payload 2.0", lambdaEventV2],
] as const)("through events of %s", (_name, eventOf) => {
  const send = (method: string, path: string, body?: unknown) =>
    cloud.send(
      new Request(`http://service.test${path}`, {
        method,
        headers: { ...browser, "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
      eventOf,
    );

  it("a share is made, read, counted and revoked by functions that may do no more than that", async () => {
    const email = anEmail();
    await send("POST", "/resume", { email, name: "Ada Example" });
    const made = await send("POST", `/resume/${email}/shares`, { hide: ["email"] });
    expect(made.status).toBe(201);
    const { share } = (await made.json()) as { share: { id: string; url: string } };
    expect(cloud.functionOf("GET", `/s/${share.id}`)).toBe("show-share");
    const { pathname } = new URL(share.url);
    const path = pathname.slice(pathname.indexOf("/s/"));
    const page = await send("GET", path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Ada Example");
    const pdf = await send("GET", `${path}/resume.pdf`);
    expect(pdf.status).toBe(200);
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect((await send("GET", `/s/${"A".repeat(27)}`)).status).toBe(404);
    const listed = async () => ((await (await send("GET", `/resume/${email}/shares`)).json()) as { shares: object[] }).shares[0];
    await vi.waitFor(async () => expect(await listed()).toMatchObject({ views: 1 }), 60_000);
    expect((await send("DELETE", `/resume/${email}/shares/${share.id}`)).status).toBe(200);
    expect((await send("GET", path)).status).toBe(404);
    expect((await send("DELETE", `/resume/${email}?purge=true`)).status).toBe(200);
    expect([...refused]).toEqual([]);
  });
});
