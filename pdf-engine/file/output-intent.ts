import { deflateSync } from "node:zlib";
import type { PdfFile } from "./pdf-objects.ts";
import { PdfText, type Ref } from "./pdf-values.ts";
import { srgbProfile } from "./srgb-profile.ts";

// The same in each file.
const profile = deflateSync(srgbProfile);

/** Says of the colours of a file that they are sRGB (ISO 32000-1 §14.11.5), as PDF/A wants to know. */
export const addOutputIntent = (file: PdfFile): Ref =>
  file.add({
    Type: "/OutputIntent",
    S: "/GTS_PDFA1",
    OutputConditionIdentifier: new PdfText("sRGB"),
    DestOutputProfile: file.stream({ N: 3, Filter: "/FlateDecode" }, profile),
  });
