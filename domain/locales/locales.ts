import { findLocale, type Locale } from "../languages.ts";
import type { LocaleData } from "./locale-data.ts";
import * as registry from "./registry.ts";

export type { Locale } from "../languages.ts";

export const locales: Readonly<Record<Locale, LocaleData>> = registry;

/** The locale of a language tag; English where there is none. */
export const localeOf = (tag: string | undefined): Locale => findLocale(tag) ?? "en";
