import { isOnLoopback, isTrialStage } from "../trusted-places.ts";

type AuthMode = "open" | "jwt";

export type Surroundings = {
  AUTH_MODE?: AuthMode | undefined;
  STAGE?: string | undefined;
  /** Set in a Lambda, where loopback is where an adapter or a tunnel calls from. */
  AWS_LAMBDA_FUNCTION_NAME?: string | undefined;
  /** The host on which the local server listens; undefined in a Lambda. */
  HOST?: string | undefined;
  /** The address by which callers reach it behind a proxy. */
  PUBLIC_URL?: string | undefined;
};

/** The mode, with a warning where there is one; or why the service must not start. */
export type Decision = { mode: AuthMode; warning?: string } | { refusal: string };

/**
 * Decides whether callers must sign in. Without sign-in (`open`) whoever reaches the service reads and changes every resume. So `open` is
 * the default only on loopback with no `STAGE`. Elsewhere it must be asked for, and it is refused where it could be production.
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
