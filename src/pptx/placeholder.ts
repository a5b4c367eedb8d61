import type { Region } from "../slides/layout/shape.ts";
import type { Layout } from "../slides/layouts.ts";
import { element, type Xml } from "./xml.ts";

/** A slide region as a PowerPoint placeholder (ECMA-376 part 1, 19.3.1.36). */
interface Placeholder {
  readonly type: "title" | "ctrTitle" | "subTitle" | "body" | "chart" | "ftr" | "sldNum";
  readonly index?: number;
}

export function placeholderOf({ role, index }: Region, layout: Layout): Placeholder {
  switch (role) {
    case "title":
      return { type: layout === "title" ? "ctrTitle" : "title" };
    case "text":
      return { type: layout === "title" ? "subTitle" : "body", index };
    case "chart":
      return { type: "chart", index };
    case "sources":
      return { type: "body", index };
    case "running":
      return { type: "ftr", index };
    case "number":
      return { type: "sldNum", index };
  }
}

export function placeholderXml({ type, index }: Placeholder): Xml {
  const size = type === "ftr" || type === "sldNum" ? "quarter" : undefined;
  return element("p:ph", { type, sz: size, idx: index });
}

/** PowerPoint's built-in type of each layout; undefined for our own layouts. */
export const officeTypes: Readonly<Record<Layout, string | undefined>> = {
  title: "title",
  section: "secHead",
  statement: undefined,
  number: undefined,
  chart: undefined,
  charts: undefined,
  comparison: "twoObj",
  timeline: "titleOnly",
  table: "titleOnly",
  quote: undefined,
  gaps: undefined,
  sources: undefined,
  plain: "obj",
};
