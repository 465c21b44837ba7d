import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { s3Client } from "../../storage/aws/aws-clients.ts";
import { s3Pdfs } from "../../storage/s3/s3-pdfs.ts";
import type { BackendCall, Fate } from "../support/backend.ts";
import { pdfKey } from "../support/pdf-key.ts";
import { startBehindProxies } from "../support/proxied-service.ts";
import { aResume } from "../support/resumes.ts";

const arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/resumes";

const isWrite = ({ operation, table }: BackendCall) => operation === "PutItem" && table === "resumes";

describe("a backend at fault", () => {
  it.each([
    [400, "ThrottlingException"],
    [400, "ProvisionedThroughputExceededException"],
    [400, "RequestLimitExceeded"],
    [500, "InternalServerError"],
    [503, "ServiceUnavailable"],
  ])("(%i %s) is tried again, then means 503 with Retry-After", async (status, type) => {
    await using service = await startBehindProxies({ dynamo: () => ({ status, type }) });
    const answer = await service.call("POST", "/resume", aResume());
    expect(answer).toMatchObject({ status: 503, body: { code: "SERVICE_UNAVAILABLE" } });
    expect(answer.headers.get("retry-after")).toBe("1");
    expect(service.calls).toHaveLength(3);
    const overTrpc = await service.call("POST", "/trpc/resume.get", { email: "a@example.com" });
    expect(overTrpc.status).toBe(503);
    expect(overTrpc.headers.get("retry-after")).toBe("1");
  });

  it("that never answers means 503 when the deadline has passed", async () => {
    await using service = await startBehindProxies({ dynamo: () => "hang", requestTimeout: 600_000 }, { DEADLINE_MS: "300" });
    expect((await service.call("GET", "/resume/a@example.com")).status).toBe(503);
  });

  it("passes by when a second try succeeds", async () => {
    let tries = 0;
    await using service = await startBehindProxies({
      dynamo: () => (tries++ === 0 ? { status: 500, type: "InternalServerError" } : "pass"),
    });
    expect((await service.call("POST", "/resume", aResume())).status).toBe(201);
  });

  it.each(["AccessDeniedException", "ValidationException"])(
    "that refuses us (%s) means 500, and nothing of its message gets out",
    async (type) => {
      await using service = await startBehindProxies({ dynamo: () => ({ status: 400, type, message: `no access to ${arn}` }) });
      const answer = await service.call("GET", "/resume/a@example.com");
      expect(answer).toMatchObject({ status: 500, body: { message: "Internal server error", issues: [] } });
      const overTrpc = await service.call("POST", "/trpc/resume.get", { email: "a@example.com" });
      expect(overTrpc).toMatchObject({ status: 500, body: { error: { message: "Internal server error" } } });
      expect(JSON.stringify([answer.body, overTrpc.body])).not.toContain("arn:aws");
      expect(service.logged).toContainEqual(
        expect.objectContaining({ level: "error", procedure: "resume.get", code: "INTERNAL_SERVER_ERROR" }),
      );
    },
  );

  it.each(["dynamo", "s3"])("whose answer is none that can be read (%s) means 503, and a purge is not done", async (backend) => {
    let isOn = false;
    const changeAnswer = () => "<html><body>Gateway</body></html>";
    const garbling = ({ operation }: BackendCall): Fate => (isOn && ["GetItem", "GET"].includes(operation) ? { changeAnswer } : "pass");
    await using service = await startBehindProxies({ [backend]: garbling });
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    await service.call("GET", `/resume/${email}/download`);
    isOn = true;
    expect((await service.call("DELETE", `/resume/${email}?purge=true`)).status).toBe(503);
    isOn = false;
    expect((await service.call("DELETE", `/resume/${email}?purge=true`)).status).toBe(200);
    expect(await service.contents()).toEqual({ items: 0, rows: 0, files: 0 });
  });

  it("never lets a download hand out a URL to a PDF that is not stored", async () => {
    await using service = await startBehindProxies({ s3: () => "reset" });
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    expect((await service.call("GET", `/resume/${email}/download`)).status).toBe(503);
  });
});

describe("an S3 that does not take the PDF", () => {
  it("is a passing failure as soon as the deadline has passed, however long the upload hangs", async () => {
    // Not even leave to send so large a body is given, for which the SDK waits a while that no signal ends.
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const connected = once(silent, "connection") as Promise<[Socket]>;
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const client = s3Client({
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "x", secretAccessKey: "y" },
      forcePathStyle: true,
    });
    const deadline = new AbortController();
    const pdfs = s3Pdfs({ client, presigner: client, bucket: "resumes", pseudonym: () => "ada" })(deadline.signal);
    const large = { bytes: new Uint8Array(3_000_000), pages: 1, warnings: [] };
    const saving = pdfs.save({ id: "1", content: { email: "ada@example.com" } }, pdfKey("0"), large).catch((error) => error);
    const [socket] = await connected;
    await once(socket, "data");
    const reason = new DOMException("The deadline has passed.", "TimeoutError");
    deadline.abort(reason);
    // The deadline ends it, and not what the SDK finds out later.
    const { code, cause } = await saving;
    expect(code).toBe("SERVICE_UNAVAILABLE");
    expect(cause).toBe(reason);
    client.destroy();
    silent.close();
  });
});

describe("a write whose answer is lost", () => {
  /** Loses the answer of one write after `passed` others. */
  const losing = (passed: number) => {
    let writes = 0;
    return { dynamo: (call: BackendCall): Fate => (isWrite(call) && writes++ === passed ? "lose" : "pass") };
  };

  it("is recognised as its own success: a create", async () => {
    await using service = await startBehindProxies(losing(0));
    expect((await service.call("POST", "/resume", aResume())).status).toBe(201);
  });

  it("is recognised as its own success: an update with If-Match", async () => {
    await using service = await startBehindProxies(losing(1));
    const created = await service.call("POST", "/resume", aResume());
    const { email } = created.body.resume;
    const updated = await service.call("PUT", `/resume/${email}`, { name: "Saved" }, { "if-match": created.headers.get("etag") as string });
    expect(updated).toMatchObject({ status: 200, body: { resume: { name: "Saved", version: 2 } } });
    expect((await service.call("GET", `/resume/${email}`)).body).toMatchObject({ name: "Saved", version: 2 });
  });

  /** A create, then an update whose first answer is lost after `others` further updates. */
  async function updateOvertakenBy(others: number) {
    let writes = 0;
    let overtake: () => Promise<unknown> = async () => {};
    const service = await startBehindProxies({
      dynamo: (call) => (isWrite(call) && writes++ === 1 ? { loseAfter: overtake } : "pass"),
    });
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    overtake = async () => {
      const call = service.aProcess();
      for (let i = 0; i < others; i++) await call("PUT", `/resume/${email}`, { phone: String(i) });
    };
    const answer = await service.call("PUT", `/resume/${email}`, { name: "Saved" });
    const stored = (await service.call("GET", `/resume/${email}`)).body;
    await service[Symbol.asyncDispose]();
    return { answer, stored };
  }

  it("is recognised behind fifteen writes of others, and not made twice", async () => {
    const { answer, stored } = await updateOvertakenBy(15);
    expect(answer).toMatchObject({ status: 200, body: { resume: { name: "Saved", version: 2 } } });
    expect(stored).toMatchObject({ name: "Saved", phone: "14", version: 17 });
  });

  it("is told as unknown behind sixteen, and not made twice", async () => {
    const { answer, stored } = await updateOvertakenBy(16);
    expect(answer).toMatchObject({ status: 503, body: { message: expect.stringContaining("cannot be told") } });
    expect(stored).toMatchObject({ name: "Saved", phone: "15", version: 18 });
  });

  it("is told as unknown when every answer is lost, and is not made twice", async () => {
    await using service = await startBehindProxies({ dynamo: (call) => (isWrite(call) ? "lose" : "pass") });
    const resume = aResume();
    const answer = await service.call("POST", "/resume", resume);
    expect(answer.status).toBe(503);
    expect((await service.call("GET", `/resume/${resume.email}`)).body.version).toBe(1);
  });
});

it("keeps warnings that are too long for the object's metadata, shortened", async () => {
  await using service = await startBehindProxies({});
  const pdfs = service.dependencies.pdfs(AbortSignal.timeout(100_000));
  const owner = { id: "x", content: { email: "a@example.com" } };
  expect(await pdfs.find(owner, pdfKey("hash"))).toBeUndefined();
  await pdfs.save(owner, pdfKey("hash"), { bytes: Buffer.from("%PDF-"), pages: 1, warnings: ["first", "é".repeat(2_000), "last"] });
  expect((await pdfs.find(owner, pdfKey("hash")))?.warnings).toEqual(["first"]);
  await pdfs.save(owner, pdfKey("other"), { bytes: Buffer.from("%PDF-"), pages: 1, warnings: ["é".repeat(2_000)] });
  expect((await pdfs.find(owner, pdfKey("other")))?.warnings).toEqual([expect.stringMatching(/^é{100,}…$/)]);
});
