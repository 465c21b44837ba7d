import type { LambdaFunction } from "../handlers/lambda/functions.ts";
import { sharesByResume } from "../storage/shares/dynamo-shares.ts";
import type { StorageResources } from "./storage.ts";

/** Grants what a function's row allows, on this deployment's tables and PDFs and on nothing else. */
export function permissionsOf({ actions }: LambdaFunction, { resumes, history, shares, bucket }: StorageResources) {
  const onBucket = actions.pdfs.filter((action) => action === "s3:ListBucket");
  const onObjects = actions.pdfs.filter((action) => action !== "s3:ListBucket");
  return [
    { actions: [...actions.resumes], resources: [resumes.arn] },
    { actions: [...actions.history], resources: [history.arn] },
    { actions: actions.shares.filter((action) => action !== "dynamodb:Query"), resources: [shares.arn] },
    // The shares of a resume are found by an index alone.
    {
      actions: actions.shares.filter((action) => action === "dynamodb:Query"),
      resources: [$interpolate`${shares.arn}/index/${sharesByResume}`],
    },
    { actions: onBucket, resources: [bucket.arn] },
    { actions: onObjects, resources: [$interpolate`${bucket.arn}/pdf/*`] },
  ].filter((permission) => permission.actions.length > 0);
}
