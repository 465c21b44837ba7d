import type { TemplateName } from "../domain/templates.ts";
import { Academic } from "./academic.tsx";
import { Classic } from "./classic.tsx";
import { Compact } from "./compact.tsx";
import { Corporate } from "./corporate.tsx";
import { Creative } from "./creative.tsx";
import { Engineer } from "./engineer.tsx";
import { Minimal } from "./minimal.tsx";
import { Modern } from "./modern.tsx";
import type { Template } from "./parts/template.ts";

/** The component of each template in domain/templates.ts. */
export const components: Record<TemplateName, Template> = {
  classic: Classic,
  modern: Modern,
  minimal: Minimal,
  compact: Compact,
  corporate: Corporate,
  creative: Creative,
  academic: Academic,
  engineer: Engineer,
};
