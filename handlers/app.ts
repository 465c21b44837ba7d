import type { CallContext } from "../procedures/trpc.ts";
import { appRouter } from "../router/index.ts";
import { inputsOf } from "../router/routes.ts";
import { type AppDependencies, requestContext } from "./http/context.ts";
import { docsPart } from "./http/docs-part.ts";
import { restPart } from "./http/rest-part.ts";
import { createShell } from "./http/shell.ts";
import { trpcPart } from "./http/trpc-part.ts";
import { sharePart } from "./sharing/share-part.ts";

export type { AppDependencies } from "./http/context.ts";

const inputs = inputsOf(appRouter);

/** Makes the context of a direct call, by `appRouter.createCaller`. */
export function createContext(dependencies: AppDependencies, requestId: string): CallContext {
  const signal = AbortSignal.timeout(dependencies.deadlineMs);
  return { ...requestContext(dependencies, { requestId, signal }), inputs };
}

const folders = { reference: new URL("./reference/", import.meta.url), guides: new URL("../docs/", import.meta.url) };

/** Makes the whole service as one fetch-shaped app. The local server puts an adapter before it; each Lambda has parts of it. */
export const createApp = (dependencies: AppDependencies, { signsIn = true } = {}) =>
  createShell(dependencies, [docsPart({ ...folders, signsIn }), trpcPart(appRouter), restPart(appRouter), sharePart(dependencies)]);
