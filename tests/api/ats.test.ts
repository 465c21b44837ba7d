import { describe, expect, it } from "vitest";
import type * as z from "zod";
import type { atsReport } from "../../domain/ats/report.ts";
import { doors, value } from "../support/doors.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { aFullResume, anEmail } from "../support/resumes.ts";
import { type Service, startService } from "../support/service.ts";

const statuses = ({ checks }: z.infer<typeof atsReport>) =>
  Object.fromEntries(checks.filter(({ status }) => status !== "pass").map(({ id, status }) => [id, status]));

describe.each(["REST over HTTP", "the typed client over HTTP"])("through %s", (name) => {
  const open = (service: Service) => doors[name]?.(service) as ReturnType<NonNullable<(typeof doors)[string]>>;

  it("a stored resume has its report", async () => {
    await using service = await startService();
    const door = open(service);
    const good = aFullResume();
    await door.create(good);
    expect(value(await door.ats(good.email))).toMatchObject({
      score: 100,
      pages: 1,
      warnings: [],
      template: "classic",
      read: { name: good.name, email: good.email, phone: good.phone },
    });
    const bad = {
      email: anEmail(),
      name: "ქართული",
      experience: [{ role: "Miller", start: "2020", details: ["Responsible for the mill."] }],
      custom: { any: "thing" },
    };
    await door.create(bad);
    const report = value(await door.ats(bad.email, { page_size: "Letter" }));
    expect(statuses(report)).toMatchObject({ contact: "fail", "bullet-openers": "advice", skills: "fail", "text-kept": "fail" });
    expect(report.warnings).toHaveLength(1);
    expect(value(await door.ats(bad.email, { page_size: "Letter" }))).toEqual(report);
  });

  it("a missing or deleted resume has none, and a template that is none is refused", async () => {
    await using service = await startService();
    const door = open(service);
    expect(await door.ats(anEmail())).toMatchObject({ code: "NOT_FOUND", detail: expect.stringContaining("POST /resume") });
    const { email } = value(await door.create(aFullResume())).resume;
    expect(await door.ats(email, { template: "gothic" })).toMatchObject({ code: "BAD_REQUEST", issues: [{ path: "template" }] });
    await door.delete(email);
    expect(await door.ats(email)).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a report and a download", () => {
  it("share one PDF, whichever comes first", async () => {
    await using service = await startBehindProxies({});
    const uploads = () => service.s3Calls.filter(({ operation }) => operation === "PUT").length;
    for (const [first, second] of [["download", "ats"] as const, ["ats", "download"] as const]) {
      const { email } = aFullResume();
      await service.call("POST", "/resume", aFullResume({ email }));
      const before = uploads();
      expect((await service.call("GET", `/resume/${email}/${first}`)).status).toBe(200);
      const answer = await service.call("GET", `/resume/${email}/${second}`);
      expect(answer.status).toBe(200);
      if (second === "download") expect(answer.body.cached).toBe(true);
      expect(uploads() - before).toBe(1);
    }
  });

  it("asked for at once render it once", async () => {
    await using service = await startBehindProxies({});
    const { email } = (await service.call("POST", "/resume", aFullResume())).body.resume;
    const paths = ["ats", "download", "ats", "download"];
    const answers = await Promise.all(paths.map((path) => service.call("GET", `/resume/${email}/${path}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(service.s3Calls.filter(({ operation }) => operation === "PUT")).toHaveLength(1);
  });

  it("of a PDF that is erased before it is read is a 503, and the next is a 200", async () => {
    let isGone = true;
    await using service = await startBehindProxies({
      s3: ({ operation }) => (operation === "GET" && isGone ? { status: 404, type: "NoSuchKey" } : "pass"),
    });
    const { email } = (await service.call("POST", "/resume", aFullResume())).body.resume;
    const early = await service.call("GET", `/resume/${email}/ats`);
    expect(early).toMatchObject({ status: 503, body: { message: "The PDF was erased before it was read; try again." } });
    expect(early.headers.get("retry-after")).toBe("1");
    isGone = false;
    expect(await service.call("GET", `/resume/${email}/ats`)).toMatchObject({ status: 200, body: { read: { email } } });
  });
});
