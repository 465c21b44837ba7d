import { execFile } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { findTool } from "../support/tools.ts";

const run = promisify(execFile);

const java = findTool(["java"], "verapdf");
const maven = findTool(["mvn"], "verapdf");

/** Whether there is what veraPDF needs: Java, and Maven to fetch it. */
export const canValidate = java !== undefined && maven !== undefined;

const pom = new URL("pom.xml", import.meta.url).pathname;
const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), ".cache"), "resume-gateway", "verapdf-1.28.2");

/** Fetches veraPDF, once: into another folder first, so that the cache is whole or not there. */
async function fetched(): Promise<string> {
  if (!existsSync(cache)) {
    const part = `${cache}.${process.pid}`;
    mkdirSync(part, { recursive: true });
    await run(maven ?? "", ["-q", "-B", "-f", pom, "dependency:copy-dependencies", `-DoutputDirectory=${part}`]);
    if (existsSync(cache)) rmSync(part, { recursive: true });
    else renameSync(part, cache);
  }
  return cache;
}

type Rule = { clause: string; testNumber: number; description: string; ruleStatus: string };
type Job = {
  itemDetails: { name: string };
  validationResult?: { profileName: string; compliant: boolean; details: { ruleSummaries: Rule[] } }[];
};

export type Verdict = { file: string; profile: string; isCompliant: boolean; broken: string[] };

/**
 * Validates the PDFs of a folder, each as what it claims to be or as `flavour`, such as `ua1` or `2a`. Takes Java a second, and some 0.1 s a file.
 */
export async function validate(folder: string, flavour: string): Promise<Verdict[]> {
  const options = [
    "-cp",
    `${await fetched()}/*`,
    "org.verapdf.apps.GreenfieldCliWrapper",
    "--format",
    "json",
    "--loglevel",
    "0",
    "-f",
    flavour,
    folder,
  ];
  // It ends with 1 where a file breaks a rule.
  const { stdout } = await run(java ?? "", options, { maxBuffer: 1 << 30 }).catch((error: { stdout?: string }) => {
    if (!error.stdout) throw error;
    return { stdout: error.stdout };
  });
  const { jobs } = (JSON.parse(stdout) as { report: { jobs: Job[] } }).report;
  return jobs.flatMap(({ itemDetails: { name }, validationResult = [] }) => {
    const file = path.basename(name);
    if (validationResult.length === 0) return [{ file, profile: "none", isCompliant: false, broken: ["it cannot be read"] }];
    return validationResult.map(({ profileName, compliant, details }) => ({
      file,
      profile: profileName,
      isCompliant: compliant,
      broken: details.ruleSummaries
        .filter(({ ruleStatus }) => ruleStatus === "FAILED")
        .map(({ clause, testNumber, description }) => `${clause}-${testNumber}: ${description}`),
    }));
  });
}
