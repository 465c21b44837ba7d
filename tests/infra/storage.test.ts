import { describe, expect, it } from "vitest";
import { pdfLifetimeDays } from "../../storage/s3/s3-pdfs.ts";
import { deploy, ofType, theOne } from "../support/sst-stand-ins.ts";

const jwt = { AUTH_MODE: "jwt", JWT_ISSUER: "https://issuer.example.org", JWT_AUDIENCE: "resumes" };
const production = await deploy("production", jwt);
const trial = await deploy("preview-1");

describe.each([
  ["production", production, true],
  ["a trial", trial, false],
])("the tables of %s", (_, deployment, isProtected) => {
  const { Resumes, History, Shares, ...others } = ofType(deployment, "sst.aws.Dynamo");

  it("have the keys that the service writes, and time to live where it sets an end", () => {
    expect(Resumes?.args).toMatchObject({ fields: { email: "string" }, primaryIndex: { hashKey: "email" }, ttl: "expires_at" });
    expect(History?.args).toMatchObject({
      fields: { id: "string", version: "number" },
      primaryIndex: { hashKey: "id", rangeKey: "version" },
    });
    expect(History?.args).not.toHaveProperty("ttl");
    expect(Shares?.args).toMatchObject({
      fields: { id: "string", resume_id: "string" },
      primaryIndex: { hashKey: "id" },
      globalIndexes: { "by-resume": { hashKey: "resume_id" } },
    });
    expect(others).toEqual({});
  });

  it("are paid by request, can be recovered, and cannot be deleted in production", () => {
    for (const table of [Resumes, History, Shares]) {
      expect(table?.nodes.table).toEqual({ billingMode: "PAY_PER_REQUEST", pointInTimeRecovery: { enabled: true } });
      expect(table?.args.deletionProtection).toBe(isProtected);
    }
  });
});

describe("the bucket", () => {
  const bucket = theOne(production, "sst.aws.Bucket");

  it("is private and answers over TLS alone", () => {
    expect(bucket.args.enforceHttps).toBe(true);
    for (const open of ["access", "public", "policy"]) expect(bucket.args).not.toHaveProperty(open);
    expect(bucket.nodes.publicAccessBlock).toEqual({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
  });

  it("is encrypted", () => {
    expect(theOne(production, "aws.s3.BucketServerSideEncryptionConfiguration").args).toEqual({
      bucket: "Pdfs.name",
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
  });

  it("drops PDFs at the age that the service counts with, and keeps no versions of them", () => {
    expect(pdfLifetimeDays).toBe(30);
    expect(bucket.args.lifecycle).toEqual([{ id: "pdf", prefix: "pdf/", expiresIn: "30 days" }]);
    expect(bucket.args).not.toHaveProperty("versioning");
  });

  it("may be read by pages of the origins that may call the service, and nothing but read", async () => {
    const cors = { allowMethods: ["GET"], allowHeaders: [], exposeHeaders: ["ETag"] };
    expect(bucket.args.cors).toEqual({ ...cors, allowOrigins: ["*"] });
    const CORS_ORIGINS = "https://a.example.org, https://b.example.org";
    const listed = theOne(await deploy("production", { ...jwt, CORS_ORIGINS }), "sst.aws.Bucket");
    expect(listed.args.cors).toEqual({ ...cors, allowOrigins: ["https://a.example.org", "https://b.example.org"] });
  });

  it("is emptied with a trial, and never in production", () => {
    expect(bucket.nodes.bucket.forceDestroy).toBe(false);
    expect(theOne(trial, "sst.aws.Bucket").nodes.bucket.forceDestroy).toBe(true);
  });
});
