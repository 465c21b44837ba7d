import { router } from "../../procedures/trpc.ts";
import { type ProcedureName, procedureNames, procedures } from "../../router/procedures.ts";
import { type FunctionName, functions, type LambdaFunction } from "./functions.ts";

/*
 * Apart from the table, which every function has in its bundle: here are all procedures.
 */

type Table = Record<string, Pick<LambdaFunction, "procedures">>;

/** Lists what the row of a function means by `all` and `others`. */
export function proceduresServedBy({ procedures: served }: Table[string], table: Table = functions): readonly ProcedureName[] {
  if (served === "all") return procedureNames;
  if (served !== "others") return served;
  const named = Object.values(table).flatMap((row) => (typeof row.procedures === "string" ? [] : row.procedures));
  return procedureNames.filter((name) => !named.includes(name));
}

/** Makes the router of a function that names no procedures itself. */
export const routerServedBy = (name: FunctionName) =>
  router(Object.fromEntries(proceduresServedBy(functions[name]).map((procedure) => [procedure, procedures[procedure]])));
