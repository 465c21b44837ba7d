import type { AnyTRPCProcedure } from "@trpc/server";
import { type AppRouter, appRouter } from "./index.ts";

type NamesIn<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends AnyTRPCProcedure ? Key : `${Key}.${NamesIn<Tree[Key]>}`;
}[keyof Tree & string];

type Named<Tree, Name extends string> = Name extends `${infer Key extends keyof Tree & string}.${infer Rest}`
  ? Named<Tree[Key], Rest>
  : Name extends keyof Tree
    ? Tree[Name]
    : never;

type Tree = AppRouter["_def"]["procedures"];

/** The name of a procedure: its path in the router, such as `resume.get`. */
export type ProcedureName = NamesIn<Tree>;

export type Procedures = { [Name in ProcedureName]: Named<Tree, Name> };

/** Every procedure of the service by its name. */
// tRPC keeps them by name and types them as a tree.
export const procedures = appRouter._def.procedures as unknown as Procedures;

export const procedureNames = Object.keys(procedures) as ProcedureName[];
