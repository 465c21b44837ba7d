import { appRouter } from "../../../router/index.ts";
import { trpcPart } from "../../http/trpc-part.ts";
import { renderer } from "../../rendering/renderer.ts";
import { pdfFunction } from "../pdf-function.ts";

export const handler = pdfFunction("trpc", [trpcPart(appRouter)], renderer);
