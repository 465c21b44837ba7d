/* The languages that headings, dates and titles of files can be in: one line a locale, under its language tag. */

export { ar } from "./ar.ts";
export { bn } from "./bn.ts";
export { de } from "./de.ts";
export { el } from "./el.ts";
export { en } from "./en.ts";
export { es } from "./es.ts";
export { fr } from "./fr.ts";
export { he } from "./he.ts";
export { hi } from "./hi.ts";
export { it } from "./it.ts";
export { ja } from "./ja.ts";
export { ko } from "./ko.ts";
export { nl } from "./nl.ts";
export { pl } from "./pl.ts";
export { pt } from "./pt.ts";
export { ru } from "./ru.ts";
export { ta } from "./ta.ts";
export { th } from "./th.ts";
export { tr } from "./tr.ts";
export { uk } from "./uk.ts";
export { vi } from "./vi.ts";
export { zh } from "./zh.ts";
export { zhTW as "zh-TW" } from "./zh-tw.ts";
