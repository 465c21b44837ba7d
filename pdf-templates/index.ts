import type { TemplateName } from "../domain/templates.ts";
import { Classic } from "./classic.tsx";
import type { Template } from "./template.ts";

/** The component of every template that domain/templates.ts names. */
export const templates: Record<TemplateName, Template> = { classic: Classic };
