import type { StructureNode, StructureTag } from "./page.ts";

/** The structure of a document while it is laid out: nodes are numbered in order of reading. */
export interface Tree {
  /** Adds an element after its parent's earlier children; returns its number. */
  add(parent: number, tag: StructureTag, attributes?: Attributes): number;
  /** Sets properties known only after placement. */
  set(id: number, attributes: Attributes): void;
  nodes(): readonly StructureNode[];
}

type Attributes = Omit<StructureNode, "id" | "parent" | "tag">;

/** A new tree holds the document's root, which is number zero. */
export function createTree(): Tree {
  const nodes: StructureNode[] = [{ id: 0, tag: "Document" }];
  return {
    add(parent, tag, attributes = {}) {
      const id = nodes.length;
      nodes.push({ id, parent, tag, ...attributes });
      return id;
    },
    set(id, attributes) {
      const node = nodes[id];
      if (node) nodes[id] = { ...node, ...attributes };
    },
    nodes: () => nodes,
  };
}
