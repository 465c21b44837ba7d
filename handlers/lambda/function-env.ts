import { readFunctionEnv, type ServiceEnv } from "../env.ts";
import { log } from "../logging/lambda-log.ts";
import { type SignInEnv, signInOf } from "../sign-in/sign-in.ts";
import { type FunctionName, functions, longestDeadline } from "./functions.ts";

type Variable<Name extends FunctionName> = Extract<(typeof functions)[Name]["environment"][number], keyof ServiceEnv>;

/** Reads the variables that the row of a function names. Throws a ConfigurationError that names each one at fault. */
export function functionEnv<Name extends FunctionName>(name: Name) {
  const { environment, timeout } = functions[name];
  return readFunctionEnv<Variable<Name>>(process.env, environment, longestDeadline({ timeout }));
}

/** Makes the sign-in of a function. Throws a ConfigurationError where there must be no start. */
export function functionSignIn(env: SignInEnv) {
  // The first token is on its way when a function starts.
  const { signIn, warning } = signInOf(env, undefined, { isEager: true });
  if (warning) log({ level: "warn", message: warning });
  return signIn;
}
