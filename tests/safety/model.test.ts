import fc from "fast-check";
import { expect, it } from "vitest";
import { type Service, startService } from "../support/service.ts";
import { aModel, type Fields, type Model, type Outcome } from "./support/model.ts";
import { isFull, seed } from "./support/seeds.ts";

const sequences = isFull ? 300 : 40;

const asVariant = (headline: string) => ({ content: { headline } });
const who = fc.constantFrom("a", "b");
const fields: fc.Arbitrary<Fields> = fc.record(
  {
    name: fc.constantFrom("Ada", "Grace", "", null),
    headline: fc.constantFrom("Engineer", "Captain", null),
    skills: fc.constantFrom<string[][]>([], ["one"], ["one", "two"]),
    variants: fc.option(fc.dictionary(fc.constantFrom("one", "two"), fc.constantFrom(null, ...["Baker", "Miller"].map(asVariant)))),
  },
  { requiredKeys: [] },
);
const some = fields.filter((patch) => Object.keys(patch).length > 0);
const valued = <All extends object>(all: All) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
/** For a new resume null is no value. */
const whole = fields.map(({ variants, ...all }) => ({ ...valued(all), ...(variants && { variants: valued(variants) }) }) as Fields);
const number = fc.integer({ min: 1, max: 8 });
const condition = fc.constantFrom("none", "current", "stale", "*");

const operation = fc.oneof(
  { weight: 9, arbitrary: fc.record({ kind: fc.constant("create" as const), who, fields: whole }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("update" as const), who, fields: some, condition }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), who, condition }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("restore" as const), who, version: fc.option(number, { nil: undefined }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("get" as const), who }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("face" as const), who, variant: fc.constantFrom("one", "two") }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("history" as const), who, before: number, limit: number }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("version" as const), who, version: number }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("purge" as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("download" as const), who }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

/** The same step in the model and through REST. */
async function step(service: Service, model: Model, email: string, operation: Operation): Promise<[expected: Outcome, actual: Outcome]> {
  const address = `/resume/${email}`;
  const ifMatch = async (): Promise<Record<string, string>> => {
    const { condition } = operation as { condition: string };
    if (condition === "none") return {};
    const { headers } = await service.call("GET", address);
    return { "if-match": condition === "*" ? "*" : condition === "stale" ? '"stale"' : (headers.get("etag") ?? '"none"') };
  };
  const call = async (pick: (body: Record<string, unknown>) => unknown, ...request: Parameters<Service["call"]>): Promise<Outcome> => {
    const { status, body } = await service.call(...request);
    return status < 300 ? { status, body: pick(body) } : { status };
  };
  const resumeIn = ({ revision: _, created_at: __, updated_at: ___, ...resume }: Record<string, unknown>) => resume;
  const written = ({ resume }: Record<string, unknown>) => resumeIn(resume as Record<string, unknown>);
  switch (operation.kind) {
    case "create":
      return [model.create(email, operation.fields), await call(written, "POST", "/resume", { email, ...operation.fields })];
    case "get":
      return [model.get(email), await call(resumeIn, "GET", address)];
    case "face":
      return [model.face(email, operation.variant), await call(resumeIn, "GET", `${address}?variant=${operation.variant}`)];
    case "update": {
      const headers = await ifMatch();
      return [
        model.update(email, operation.fields, operation.condition !== "stale"),
        await call(written, "PUT", address, operation.fields, headers),
      ];
    }
    case "delete": {
      const headers = await ifMatch();
      return [model.delete(email, operation.condition !== "stale"), await call(() => undefined, "DELETE", address, undefined, headers)];
    }
    case "restore":
      return [model.restore(email, operation.version), await call(written, "POST", `${address}/restore`, { version: operation.version })];
    case "history": {
      const entries = ({ versions, next }: Record<string, unknown>) => ({
        versions: (versions as Record<string, unknown>[]).map(({ updated_at: _, ...entry }) => entry),
        next,
      });
      const query = `?before=${operation.before}&limit=${operation.limit}`;
      return [model.history(email, operation.before, operation.limit), await call(entries, "GET", `${address}/history${query}`)];
    }
    case "version":
      return [model.version(email, operation.version), await call(resumeIn, "GET", `${address}/history/${operation.version}`)];
    case "purge":
      return [model.purge(email), await call(({ erased }) => erased, "DELETE", `${address}?purge=true`)];
    case "download":
      return [model.download(email), await call(({ cached }) => ({ cached }), "GET", `${address}/download`)];
  }
}

it.each(["sqlite", "aws"])(`${sequences} sequences of 30 operations do what a plain Map would (SEED=${seed}): %s`, async (STORAGE) => {
  await using service = await startService({ STORAGE });
  const counts: Record<string, number> = {};
  let run = 0;
  const sequence = fc.array(operation, { minLength: 30, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(sequence, async (operations) => {
      const model = aModel();
      const prefix = `run-${++run}`;
      for (const operation of operations) {
        const [expected, actual] = await step(service, model, `${prefix}-${operation.who}@example.com`, operation);
        const name = `${operation.kind} ${expected.status}`;
        counts[name] = (counts[name] ?? 0) + 1;
        expect(actual, JSON.stringify(operation)).toEqual(expected);
      }
    }),
    { numRuns: sequences, seed, endOnFailure: isFull },
  );
  console.log(
    `${STORAGE}: ${run} sequences, 0 divergences (SEED=${seed}): ${JSON.stringify(Object.fromEntries(Object.entries(counts).sort()))}`,
  );
});
