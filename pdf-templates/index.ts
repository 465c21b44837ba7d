import type { TemplateName } from "../domain/templates.ts";
import { classic } from "./classic.tsx";
import { compact } from "./compact.tsx";
import { corporate } from "./corporate.tsx";
import { creative } from "./creative.tsx";
import { minimal } from "./minimal.tsx";
import { modern } from "./modern.tsx";
import type { Template } from "./template.ts";

/** The template of every name in domain/templates.ts. */
export const templates: Record<TemplateName, Template> = { classic, modern, minimal, compact, corporate, creative };
