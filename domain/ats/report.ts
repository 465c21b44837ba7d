import * as z from "zod";
import { pdfDownload } from "../download.ts";
import type { RenderedContent } from "../resume.ts";
import type { Check, Fault, PdfOutcome } from "./check.ts";
import { entryChecks } from "./entry-checks.ts";
import { layoutChecks } from "./layout-checks.ts";
import { shownOf } from "./located.ts";
import { sectionChecks } from "./section-checks.ts";

/** Every check, by its id. Ids stay valid for good. */
export const atsChecks = { ...sectionChecks, ...entryChecks, ...layoutChecks };

type CheckId = keyof typeof atsChecks;

const ids = Object.keys(atsChecks) as [CheckId, ...CheckId[]];

const maxPaths = 10;
const namedPaths = 3;

const atsCheck = z
  .strictObject({
    id: z.enum(ids),
    status: z.enum(["pass", "advice", "fail"]),
    weight: z.int().meta({ description: "What the check counts for in the score." }),
    message: z.string().meta({ description: "What to do." }),
    paths: z
      .array(z.string())
      .max(maxPaths)
      .meta({ description: `Where, in the resume: the first ${maxPaths}.` }),
  })
  .meta({ id: "AtsCheck" });

type AtsCheck = z.infer<typeof atsCheck>;

const example = {
  score: 85,
  checks: [
    { id: "contact", status: "pass", weight: 12, message: sectionChecks.contact.fine, paths: [] },
    {
      id: "jobs-dated",
      status: "advice",
      weight: 5,
      message: "Say when the job began, and when it ended: experience[1].",
      paths: ["experience[1]"],
    },
  ],
  pages: 1,
  warnings: [],
};

/** How well a program can read a resume, and what to mend. */
export const atsReport = z
  .strictObject({
    score: z.int().min(0).max(100).meta({ description: "Of the weights of all checks in the list: whole for a pass, half for advice." }),
    checks: z.array(atsCheck).meta({ description: "Those that apply to this resume." }),
    pages: pdfDownload.shape.pages,
    warnings: pdfDownload.shape.warnings,
  })
  .meta({ id: "AtsReport", examples: [example] });

type AtsReport = z.infer<typeof atsReport>;

/** Checks a resume and its PDF. The report depends on nothing else: the same resume has the same report. */
export function atsReportOf(content: RenderedContent, { pages, warnings }: PdfOutcome): AtsReport {
  const shown = shownOf(content);
  const checks = ids.flatMap((id): AtsCheck[] => {
    const { weight, fine, judge }: Check = atsChecks[id];
    const verdict = judge(shown, { pages, warnings });
    if (verdict === "not applicable") return [];
    if (verdict === "fine") return [{ id, status: "pass", weight, message: fine, paths: [] }];
    return [{ id, status: verdict.status, weight, message: messageOf(verdict), paths: verdict.paths.slice(0, maxPaths) }];
  });
  return { score: scoreOf(checks), checks, pages, warnings };
}

function messageOf({ todo, paths }: Fault): string {
  if (paths.length === 0) return `${todo}.`;
  const more = paths.length - namedPaths;
  return `${todo}: ${paths.slice(0, namedPaths).join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

const halves = { pass: 2, advice: 1, fail: 0 };

/** Rounds down to a whole number, so that 100 means that every check passed. */
function scoreOf(checks: AtsCheck[]): number {
  const total = checks.reduce((sum, { weight }) => sum + weight, 0);
  const points = checks.reduce((sum, { weight, status }) => sum + weight * halves[status], 0);
  return Math.floor((points * 50) / total);
}
