import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { browserPath } from "../../tests/support/browser.ts";
import { findTool } from "../../tests/support/tools.ts";

/** How a peer's process is started. */
export type PeerProcess = { name: string; command: string; args: string[] };

/** The file of a peer that runs in Node. */
export type NodePeer = PeerProcess & { file: string };

const inFolder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const inNode = (name: string, file: string): NodePeer => ({
  name,
  file,
  command: process.execPath,
  // As large a young heap as the threads have that a local server renders in.
  args: ["--max-semi-space-size=32", "--import", "tsx", inFolder("process.ts"), file],
});

export const ours = inNode("**resume-gateway**", "ours.ts");
export const stock = inNode("stock React-PDF", "stock-react-pdf.tsx");
export const typst = inNode("Typst, cache evicted", "typst-evicted.ts");
const typstCached = inNode("Typst, cache kept", "typst.ts");

/** All that this machine can run; a line says what it cannot. */
export function peersHere(): PeerProcess[] {
  const peers: PeerProcess[] = [ours, stock, inNode("pdfkit, by hand", "pdfkit.ts"), inNode("Forme", "forme.tsx")];
  try {
    import.meta.resolve("@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu");
    peers.push(typst, typstCached);
  } catch {
    console.log("Skipped: Typst, which `npm ci --prefix bench` brings to Linux on x64.");
  }
  if (browserPath) peers.push(inNode("Chromium print", "chromium.ts"));
  const python = findTool(["/usr/bin/python3", "python3"], "the comparison of renderers");
  if (python && has(python, "reportlab")) {
    peers.push({ name: "ReportLab", command: python, args: [inFolder("../peers/platypus.py")] });
  }
  return peers;
}

function has(python: string, module: string): boolean {
  try {
    execFileSync(python, ["-c", `import ${module}`], { stdio: "ignore" });
    return true;
  } catch {
    console.log(`Skipped: what needs Python's ${module}, which is not on this machine.`);
    return false;
  }
}
