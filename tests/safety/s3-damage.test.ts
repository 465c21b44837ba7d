import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { expect, it } from "vitest";
import { s3Client } from "../../storage/aws/aws-clients.ts";
import { aResume } from "../support/resumes.ts";
import { startService } from "../support/service.ts";

it.each([0, 0.1, 0.5, 1])(
  "a PDF in the embedded S3 of which a bit flipped is found when it is read, and rendered anew (at %d of it)",
  async (share) => {
    await using service = await startService({ STORAGE: "aws" });
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    const download = async () => (await service.call("GET", `/resume/${email}/download`)).body;
    const first = await download();
    const folder = `${service.dataDir}/s3/resumes`;
    const [name = ""] = (await readdir(folder)).filter((entry) => /^[0-9a-f]{64}$/.test(entry));
    const file = await readFile(`${folder}/${name}`);
    const start = file.indexOf("\n") + 1;
    const at = start + Math.floor(share * (file.length - 1 - start));
    file[at] = (file[at] as number) ^ 1;
    await writeFile(`${folder}/${name}`, file);
    expect((await fetch(first.download_url)).status).toBe(404);
    const second = await download();
    expect(second).toMatchObject({ cached: false, sha256: first.sha256 });
    const bytes = Buffer.from(await (await fetch(second.download_url)).arrayBuffer());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(first.sha256);
    expect(await download()).toMatchObject({ cached: true });
  },
);

it.each([{ pages: "none" }, { sha256: "0" }, { warnings: "%" }])(
  "a PDF in S3 whose metadata is damaged is rendered anew: %j",
  async (damage) => {
    await using service = await startService({ STORAGE: "aws" });
    const { email } = (await service.call("POST", "/resume", aResume())).body.resume;
    const download = async () => (await service.call("GET", `/resume/${email}/download`)).body;
    await download();
    const s3 = s3Client({ forcePathStyle: true, ...service.backends.s3 });
    const [{ Key } = { Key: "" }] = (await s3.send(new ListObjectsV2Command({ Bucket: "resumes" }))).Contents ?? [];
    const { Metadata } = await s3.send(new HeadObjectCommand({ Bucket: "resumes", Key }));
    await s3.send(new PutObjectCommand({ Bucket: "resumes", Key, Body: "%PDF-", Metadata: { ...Metadata, ...damage } }));
    expect(await download()).toMatchObject({ cached: false });
    expect(await download()).toMatchObject({ cached: true });
  },
);
