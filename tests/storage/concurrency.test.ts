import { describe, expect, it } from "vitest";
import { anEmail, aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

describe.each(["sqlite", "aws"])("writers at once (%s)", (STORAGE) => {
  it("create one resume of a hundred", async () => {
    await using service = await startService({ STORAGE });
    const email = anEmail();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => service.call("POST", "/resume", { email, name: `Writer ${i}` })),
    );
    const created = answers.filter(({ status }) => status === 201);
    expect(created).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(99);
    expect((await service.call("GET", `/resume/${email}`)).body).toEqual(created[0]?.body.resume);
  });

  it("of different fields all win, without If-Match", async () => {
    await using service = await startService({ STORAGE });
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    const patches = ["name", "phone", "summary", "headline", "pronouns", "url"].map((field) => ({ [field]: `new ${field}` }));
    const answers = await Promise.all(patches.map((patch) => service.call("PUT", `/resume/${email}`, patch)));
    expect(answers.map(({ status }) => status)).toEqual(patches.map(() => 200));
    expect((await service.call("GET", `/resume/${email}`)).body).toMatchObject({
      ...Object.assign({}, ...patches),
      version: 1 + patches.length,
    });
    expect((await service.call("GET", `/resume/${email}/history`)).body.versions).toHaveLength(1 + patches.length);
  });

  it("lose nothing: each read-then-write with If-Match wins or is told", async () => {
    await using service = await startService({ STORAGE });
    const { email } = (await service.call("POST", "/resume", aResume({ custom: { count: 0 } }))).body.resume;
    const addOne = async () => {
      const { body, headers } = await service.call("GET", `/resume/${email}`);
      const answer = await service.call(
        "PUT",
        `/resume/${email}`,
        { custom: { count: body.custom.count + 1 } },
        { "if-match": headers.get("etag") as string },
      );
      return answer.status;
    };
    const rounds = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const statuses = [];
        for (let i = 0; i < 10; i++) statuses.push(await addOne());
        return statuses;
      }),
    );
    const statuses = rounds.flat();
    expect(new Set(statuses)).toEqual(new Set([200, 412]));
    const wins = statuses.filter((status) => status === 200).length;
    expect((await service.call("GET", `/resume/${email}`)).body).toMatchObject({ custom: { count: wins }, version: 1 + wins });
  });
});
