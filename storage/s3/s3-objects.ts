import { DeleteObjectsCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { DomainError, InternalFault } from "../../domain/errors/errors.ts";
import { throwUnavailable } from "../aws/unavailable.ts";

/** The codes of single objects for which S3 should be asked again. */
const passing = new Set(["InternalError", "SlowDown", "ServiceUnavailable"]);

export type ListedObject = { key: string; modified: Date };

/** Lists the objects whose keys begin with `prefix`, in batches of up to a thousand. */
export async function* objectBatches(
  client: S3Client,
  bucket: string,
  prefix: string,
  abortSignal: AbortSignal,
): AsyncGenerator<ListedObject[]> {
  let token: string | undefined;
  do {
    const list = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token });
    const { KeyCount, Contents = [], NextContinuationToken } = await client.send(list, { abortSignal }).catch(throwUnavailable);
    // An answer that cannot be read looks like an empty list.
    if (KeyCount === undefined) throw new DomainError("SERVICE_UNAVAILABLE");
    if (Contents.length > 0) yield Contents.map(({ Key = "", LastModified = new Date(0) }) => ({ key: Key, modified: LastModified }));
    token = NextContinuationToken;
  } while (token);
}

/** Deletes up to a thousand objects. Throws when any of them could not be deleted. */
export async function deleteBatch(client: S3Client, bucket: string, objects: ListedObject[], abortSignal: AbortSignal): Promise<void> {
  const Delete = { Objects: objects.map(({ key }) => ({ Key: key })), Quiet: true };
  const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete }), { abortSignal }).catch(throwUnavailable);
  const [first] = Errors;
  if (!first) return;
  const cause = new InternalFault(`S3 did not delete ${Errors.length} of ${objects.length} objects: ${first.Code}`);
  const isPassing = Errors.every(({ Code = "" }) => passing.has(Code));
  throw isPassing ? new DomainError("SERVICE_UNAVAILABLE", undefined, { cause }) : cause;
}
