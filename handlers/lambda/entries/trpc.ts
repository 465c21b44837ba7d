import { trpcPart } from "../../http/trpc-part.ts";
import { renderer } from "../../rendering/renderer.ts";
import { reporter } from "../../rendering/report-on-file.ts";
import { pdfFunction } from "../pdf-function.ts";
import { routerServedBy } from "../served-procedures.ts";

export const handler = pdfFunction("trpc", trpcPart(routerServedBy("trpc")), { renderer, reporter });
