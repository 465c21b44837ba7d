import type { Settings } from "./settings.ts";

export type UserPool = ReturnType<typeof makeUserPool>;

/** Makes a Cognito user pool that counts an email as somebody's only after they have verified it. */
export function makeUserPool({ stage, isProduction }: Settings) {
  const pool = new aws.cognito.UserPool(
    "Users",
    {
      name: `resume-gateway-${stage}`,
      usernameAttributes: ["email"],
      usernameConfiguration: { caseSensitive: false },
      autoVerifiedAttributes: ["email"],
      // A new email takes the place of the old one when it is verified, not before.
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
      accountRecoverySetting: { recoveryMechanisms: [{ name: "verified_email", priority: 1 }] },
      passwordPolicy: { minimumLength: 12, requireLowercase: false, requireNumbers: false, requireSymbols: false, requireUppercase: false },
      deletionProtection: isProduction ? "ACTIVE" : "INACTIVE",
    },
    { retainOnDelete: isProduction },
  );
  const client = new aws.cognito.UserPoolClient("FrontEnd", {
    userPoolId: pool.id,
    generateSecret: false,
    explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    preventUserExistenceErrors: "ENABLED",
    enableTokenRevocation: true,
    readAttributes: ["email", "email_verified"],
    writeAttributes: ["email"],
  });
  return { poolId: pool.id, clientId: client.id };
}
