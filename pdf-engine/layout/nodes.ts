import createReconciler from "@react-pdf/reconciler";
import type { ReactElement } from "react";
import type { LaidNode } from "./laid-out.ts";

type Props = { style?: LaidNode["style"]; children?: unknown } & NonNullable<LaidNode["props"]>;
type Root = { document: LaidNode | undefined };

/** Nodes that may hold a string. */
const withText = new Set(["TEXT", "LINK"]);

function append(parent: LaidNode, child: LaidNode): void {
  if (child.type !== "TEXT_INSTANCE" || withText.has(parent.type)) parent.children?.push(child);
}

// What would patch nodes is left out: a document is mounted anew each time.
const reconciler = createReconciler({
  createInstance: (type: string, { style = {}, children, ...props }: Props): LaidNode => ({
    type,
    style,
    props,
    children: [],
  }),
  createTextInstance: (value: string): LaidNode => ({ type: "TEXT_INSTANCE", value }),
  appendChild: append,
  appendChildToContainer: (root: Root, document: LaidNode) => {
    root.document = document;
  },
  removeChildFromContainer: (root: Root) => {
    root.document = undefined;
  },
  resetAfterCommit: () => {},
});

const root: Root = { document: undefined };
// One for the life of the process: React keeps each that was ever made.
const container = reconciler.createContainer(root);

/** Turns the elements of a document into nodes. Throws when a component throws; React writes the cause to the console. */
export function nodesOf(document: ReactElement): LaidNode {
  reconciler.updateContainer(document, container, null, null);
  const nodes = root.document;
  // Nothing of one document is left for the next.
  reconciler.updateContainer(null, container, null, null);
  if (!nodes) throw new Error("The template could not be rendered.");
  return nodes;
}
