import { isOnLoopback, isTrialStage } from "../trusted-places.ts";

type AuthMode = "open" | "jwt";

export type Surroundings = {
  AUTH_MODE?: AuthMode | undefined;
  STAGE?: string | undefined;
  /** Set in a Lambda, where loopback is where an adapter or a tunnel calls from. */
  AWS_LAMBDA_FUNCTION_NAME?: string | undefined;
  /** Where the local server listens; undefined where there is none. */
  HOST?: string | undefined;
  /** Where callers reach it behind a proxy. */
  PUBLIC_URL?: string | undefined;
};

/** The decision, and what to warn of; or why there must be no start. */
export type Decision = { mode: AuthMode; warning?: string } | { refusal: string };

/**
 * Whether callers must sign in. Without sign-in (`open`) whoever reaches the service reads and changes every resume, so that is
 * the default on a machine of one's own alone: on loopback, with no `STAGE`. Else it must be asked for, and is refused where it could be
 * production.
 */
export function decideAuthMode({ AUTH_MODE, STAGE, HOST, PUBLIC_URL, AWS_LAMBDA_FUNCTION_NAME }: Surroundings): Decision {
  if (AUTH_MODE === "jwt") return { mode: "jwt" };
  const reached = PUBLIC_URL === undefined ? HOST : new URL(PUBLIC_URL).hostname;
  const isLoopback = !AWS_LAMBDA_FUNCTION_NAME && HOST !== undefined && isOnLoopback({ HOST, PUBLIC_URL });
  if (AUTH_MODE === undefined) {
    if (isLoopback && STAGE === undefined) return { mode: "open" };
    return { refusal: "AUTH_MODE must be set: jwt, or open for a trial on loopback or in a STAGE of dev, test or preview-*." };
  }
  if (STAGE === undefined ? isLoopback : isTrialStage(STAGE)) {
    return { mode: "open", warning: "AUTH_MODE=open: whoever reaches this service can read and change every resume" };
  }
  const where = STAGE === undefined ? (reached === undefined ? "without a STAGE" : `on ${reached}`) : `in the stage ${STAGE}`;
  return { refusal: `AUTH_MODE=open is refused ${where}: set AUTH_MODE=jwt, or use a STAGE of dev, test or preview-*.` };
}
