import { describe, expect, it } from "vitest";
import { decideAuthMode, type Surroundings } from "../../handlers/sign-in/auth-mode.ts";

const local = "127.0.0.1";

describe("whether callers must sign in", () => {
  it.each<[Surroundings, string]>([
    [{ HOST: local }, "open"],
    [{ HOST: "localhost" }, "open"],
    [{ HOST: "::1" }, "open"],
    [{ HOST: "127.8.8.8" }, "open"],
    [{ HOST: "0.0.0.0" }, "refused"],
    [{ HOST: "::" }, "refused"],
    [{ HOST: "192.168.1.7" }, "refused"],
    [{ HOST: "127.0.0.1.example.org" }, "refused"],
    [{ HOST: local, STAGE: "dev" }, "refused"],
    [{ HOST: local, STAGE: "prod" }, "refused"],
    [{}, "refused"],
    [{ STAGE: "prod" }, "refused"],
    [{ STAGE: "dev" }, "refused"],
    [{ AUTH_MODE: "open", HOST: local }, "open, with a warning"],
    [{ AUTH_MODE: "open", HOST: "0.0.0.0" }, "refused"],
    [{ AUTH_MODE: "open", HOST: "0.0.0.0", STAGE: "dev" }, "open, with a warning"],
    [{ AUTH_MODE: "open", HOST: local, STAGE: "prod" }, "refused"],
    [{ AUTH_MODE: "open", HOST: local, STAGE: "production" }, "refused"],
    [{ AUTH_MODE: "open" }, "refused"],
    [{ AUTH_MODE: "open", STAGE: "dev" }, "open, with a warning"],
    [{ AUTH_MODE: "open", STAGE: "test" }, "open, with a warning"],
    [{ AUTH_MODE: "open", STAGE: "preview-12" }, "open, with a warning"],
    [{ AUTH_MODE: "open", STAGE: "preview-" }, "refused"],
    [{ AUTH_MODE: "open", STAGE: "Dev" }, "refused"],
    [{ AUTH_MODE: "open", STAGE: "development" }, "refused"],
    [{ AUTH_MODE: "open", STAGE: "staging" }, "refused"],
    [{ HOST: local, PUBLIC_URL: "https://resumes.example.org" }, "refused"],
    [{ HOST: local, PUBLIC_URL: "http://localhost:8080" }, "open"],
    [{ AUTH_MODE: "open", HOST: local, PUBLIC_URL: "https://resumes.example.org" }, "refused"],
    [{ AUTH_MODE: "open", HOST: local, PUBLIC_URL: "https://resumes.example.org", STAGE: "preview-1" }, "open, with a warning"],
    [{ HOST: local, AWS_LAMBDA_FUNCTION_NAME: "f" }, "refused"],
    [{ AUTH_MODE: "open", HOST: local, AWS_LAMBDA_FUNCTION_NAME: "f" }, "refused"],
    [{ AUTH_MODE: "open", HOST: local, AWS_LAMBDA_FUNCTION_NAME: "f", STAGE: "dev" }, "open, with a warning"],
    [{ AUTH_MODE: "jwt" }, "jwt"],
    [{ AUTH_MODE: "jwt", HOST: "0.0.0.0" }, "jwt"],
    [{ AUTH_MODE: "jwt", STAGE: "prod" }, "jwt"],
    [{ AUTH_MODE: "jwt", HOST: local, STAGE: "dev" }, "jwt"],
  ])("%j: %s", (surroundings, expected) => {
    const decision = decideAuthMode(surroundings);
    const told = "refusal" in decision ? "refused" : decision.warning ? `${decision.mode}, with a warning` : decision.mode;
    expect(told).toBe(expected);
  });
});

it.each<[Surroundings, string]>([
  [{ HOST: "0.0.0.0" }, "AUTH_MODE must be set: jwt, or open for a trial on loopback or in a STAGE of dev, test or preview-*."],
  [{ AUTH_MODE: "open", STAGE: "prod" }, "AUTH_MODE=open is refused in the stage prod: "],
  [{ AUTH_MODE: "open", HOST: "192.0.2.1" }, "AUTH_MODE=open is refused on 192.0.2.1: "],
  [{ AUTH_MODE: "open", HOST: "127.0.0.1", PUBLIC_URL: "https://a.example.org" }, "AUTH_MODE=open is refused on a.example.org: "],
  [{ AUTH_MODE: "open" }, "AUTH_MODE=open is refused without a STAGE: "],
])("%j is refused with what to set", (surroundings, message) => {
  const advice = message.endsWith(": ") ? "set AUTH_MODE=jwt, or use a STAGE of dev, test or preview-*." : "";
  expect(decideAuthMode(surroundings)).toEqual({ refusal: message + advice });
});
