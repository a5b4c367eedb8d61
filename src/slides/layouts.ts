/** The slide layouts, chosen by class. Slides without a class use `plain`. */
export const layouts = [
  "title",
  "section",
  "statement",
  "number",
  "chart",
  "charts",
  "comparison",
  "timeline",
  "table",
  "quote",
  "gaps",
  "sources",
] as const;
export type Layout = (typeof layouts)[number] | "plain";
