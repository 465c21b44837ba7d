import type { Settings } from "./settings.ts";
import type { StorageResources } from "./storage.ts";
import type { UserPool } from "./user-pool.ts";

type Value = $util.Input<string>;

/** Collects the variables of a deployment, and makes a function that picks those that a Lambda reads. That throws for an unknown name. */
export function environmentOf(settings: Settings, { resumes, history, shares, bucket }: StorageResources, userPool: UserPool | undefined) {
  const key = new sst.Secret("HmacKey");
  const values: Record<string, Value | undefined> = {
    ...settings.service,
    ...(userPool && { COGNITO_USER_POOL_ID: userPool.poolId, COGNITO_CLIENT_ID: userPool.clientId }),
    AUTH_MODE: settings.authMode,
    STAGE: settings.stage,
    POWERTOOLS_METRICS_NAMESPACE: settings.isMeasured ? `resume-gateway/${settings.stage}` : undefined,
    DYNAMODB_TABLE: resumes.name,
    HISTORY_TABLE: history.name,
    SHARES_TABLE: shares.name,
    BUCKET_NAME: bucket.name,
    HMAC_KEY: key.value,
  };

  return (names: readonly string[]): Record<string, Value> =>
    Object.fromEntries(
      names.flatMap((name) => {
        if (!(name in values)) throw new Error(`handlers/lambda/functions.ts wants ${name}, which infra/environment.ts does not know.`);
        const value = values[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
}
