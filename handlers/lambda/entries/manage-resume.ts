import { restPart } from "../../http/rest-part.ts";
import { pdfFunction } from "../pdf-function.ts";
import { routerServedBy } from "../served-procedures.ts";

export const handler = pdfFunction("manage-resume", restPart(routerServedBy("manage-resume")));
