import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";

/** Returns whether a conditional write was made: false when its condition did not hold. Rejects with any other failure. */
export function unlessRefused(sent: Promise<unknown>): Promise<boolean> {
  return sent.then(
    () => true,
    (error) => {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    },
  );
}
