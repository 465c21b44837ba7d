import { ConfigurationError, readFunctionEnv } from "./env.ts";
import { type FunctionName, type FunctionVariable, functions } from "./functions.ts";
import { log } from "./log.ts";
import { type SignInEnv, signInOf } from "./sign-in.ts";

/** Milliseconds that a function needs beyond the deadline of its calls, to say that it was missed. */
const margin = 1_000;

/** The configuration of a function, of the variables that its row in the table names; read when it starts, and no start without. */
export function functionEnv<Name extends FunctionName>(name: Name) {
  const { environment, timeout } = functions[name];
  const env = readFunctionEnv<FunctionVariable<Name>>(process.env, environment);
  const { DEADLINE_MS = 0 } = env as { DEADLINE_MS?: number };
  const most = timeout * 1_000 - margin;
  if (DEADLINE_MS > most) throw new ConfigurationError(`The configuration is not valid: DEADLINE_MS must be at most ${most} in ${name}.`);
  return env;
}

/** How callers of a function sign in. */
export function functionSignIn(env: SignInEnv) {
  const { signIn, warning } = signInOf(env, undefined);
  if (warning) log({ level: "warn", message: warning });
  return signIn;
}
