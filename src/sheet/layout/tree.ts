import type { StructureNode, StructureTag } from "./page.ts";

/** The structure tree of a document during layout. Nodes are numbered in reading order. */
export interface Tree {
  /** Adds an element after its parent's earlier children; returns its number. */
  add(parent: number, tag: StructureTag, attributes?: Attributes): number;
  /** Sets attributes that are only known after placement. */
  set(id: number, attributes: Attributes): void;
  nodes(): readonly StructureNode[];
}

type Attributes = Omit<StructureNode, "id" | "parent" | "tag">;

/** Creates a tree that contains only the root, number 0. */
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
