import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { type Dict, type Entry, objectsOf, type Value } from "./pdf-objects.ts";
import { findTool } from "./tools.ts";

const qpdf = findTool(["qpdf"], "what checks the syntax of PDFs");

/** An element, with the text of what is said of it; `marks`: the contents of pages that belong to it, as `page mcid`. */
export type Element = { ref: string; type: string; dict: Dict; kids: Element[]; marks: string[]; annotations: string[] };

/** Throws for a PDF that qpdf finds a fault in, which knows nothing of who wrote it. */
function check(bytes: Uint8Array): void {
  if (!qpdf) return;
  const folder = mkdtempSync(`${tmpdir()}/pdf-`);
  writeFileSync(`${folder}/a.pdf`, bytes);
  execFileSync(qpdf, ["--check", `${folder}/a.pdf`], { stdio: "pipe" });
  rmSync(folder, { recursive: true });
}

/** The objects of a PDF, and the structure that they make. */
export async function openPdf(bytes: Uint8Array) {
  check(bytes);
  const objects = await objectsOf(bytes);
  const isRef = (value: Value | undefined): value is string => typeof value === "string" && `obj:${value}` in objects;
  const resolve = (value: Value | undefined): Value | undefined => (isRef(value) ? entry(value).value : value);
  const entry = (ref: string): Entry => objects[`obj:${ref}`] ?? {};
  const dict = (value: Value | undefined): Dict => {
    const found = isRef(value) ? (entry(value).stream?.dict ?? entry(value).value) : value;
    return typeof found === "object" && found !== null && !Array.isArray(found) ? found : {};
  };
  const list = (value: Value | undefined): Value[] => {
    const found = resolve(value);
    return Array.isArray(found) ? found : found === undefined || found === null ? [] : [found];
  };
  const bytesOf = (value: Value | undefined) => Buffer.from((isRef(value) && entry(value).stream?.data) || "", "base64");
  const stream = (value: Value | undefined) => bytesOf(value).toString("utf8");

  const root = dict(dict(objects.trailer?.value)["/Root"]);
  const pages = list(dict(root["/Pages"])["/Kids"]).map((ref) => ({ ref: `${ref}`, ...pageOf(dict(ref)) }));
  function pageOf(page: Dict) {
    return { dict: page, content: stream(page["/Contents"]), annotations: list(page["/Annots"]).map(String) };
  }
  const element = (ref: string): Element => {
    const found: Element = { ref, type: "", dict: dict(ref), kids: [], marks: [], annotations: [] };
    found.type = `${found.dict["/S"]}`.slice(1);
    const kids = found.dict["/K"];
    for (const kid of Array.isArray(kids) ? kids : [kids ?? []].flat()) {
      const { "/Type": type, "/MCID": mcid, "/Pg": page, "/Obj": object } = dict(kid);
      if (typeof kid === "number") found.marks.push(`${found.dict["/Pg"]}|${kid}`);
      else if (type === "/MCR") found.marks.push(`${page}|${mcid}`);
      else if (type === "/OBJR") found.annotations.push(`${object}`);
      else found.kids.push(element(`${kid}`));
    }
    return found;
  };
  const tree = dict(root["/StructTreeRoot"]);
  const document = element(`${tree["/K"]}`);
  const all = (of: Element): Element[] => [of, ...of.kids.flatMap(all)];
  const owners = list(dict(tree["/ParentTree"])["/Nums"]);
  const owner = (key: Value | undefined) => owners[owners.findIndex((value, i) => i % 2 === 0 && value === key) + 1];
  return {
    root,
    pages,
    document,
    elements: all(document),
    tree,
    owner,
    dict,
    list,
    stream,
    bytes: bytesOf,
    objects: Object.values(objects),
  };
}
