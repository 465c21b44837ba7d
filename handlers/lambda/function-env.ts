import { ConfigurationError, readFunctionEnv } from "../env.ts";
import { log } from "../log.ts";
import { type SignInEnv, signInOf } from "../sign-in/sign-in.ts";
import { type FunctionName, type FunctionVariable, functions, longestDeadline } from "./functions.ts";

/** The configuration of a function, of the variables that its row in the table names; read when it starts, and no start without. */
export function functionEnv<Name extends FunctionName>(name: Name) {
  const env = readFunctionEnv<FunctionVariable<Name>>(process.env, functions[name].environment);
  const { DEADLINE_MS = 0 } = env as { DEADLINE_MS?: number };
  const most = longestDeadline(functions[name]);
  if (DEADLINE_MS > most) throw new ConfigurationError(`The configuration is not valid: DEADLINE_MS must be at most ${most} in ${name}.`);
  return env;
}

/** How callers of a function sign in. */
export function functionSignIn(env: SignInEnv) {
  // The first token is on its way when a function starts.
  const { signIn, warning } = signInOf(env, undefined, { isEager: true });
  if (warning) log({ level: "warn", message: warning });
  return signIn;
}
