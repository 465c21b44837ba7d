import { appRouter } from "../router/index.ts";
import type { AppDependencies } from "./context.ts";
import { docsPart } from "./docs.ts";
import { restPart } from "./rest-part.ts";
import { createShell } from "./shell.ts";
import { trpcPart } from "./trpc-door.ts";

export { type AppDependencies, createContext } from "./context.ts";

/** The whole service as one fetch-shaped app: the local server puts an adapter before it. Each Lambda has parts of it. */
export const createApp = (dependencies: AppDependencies) => createShell(dependencies, [docsPart, trpcPart(appRouter), restPart(appRouter)]);
