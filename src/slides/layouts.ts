/** The layouts of a slide, named by its class. A slide without one is text under its title. */
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
