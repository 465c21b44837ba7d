import { appRouter } from "../../router/index.ts";
import { pdfFunction } from "../pdf-function.ts";
import { renderer } from "../renderer.ts";
import { trpcPart } from "../trpc-door.ts";

export const handler = pdfFunction("trpc", [trpcPart(appRouter)], renderer);
