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

/** Marp's directives that a deck may use; `_` before a name confines it to its slide. */
export const allowedDirectives = ["class", "color", "backgroundColor", "headingDivider", "lang"] as const;

/** Marp's directives whose work the program does itself, or that would bring in another look. */
export const reservedDirectives: readonly string[] = [
  "author",
  "backgroundImage",
  "backgroundPosition",
  "backgroundRepeat",
  "backgroundSize",
  "description",
  "footer",
  "header",
  "image",
  "keywords",
  "marp",
  "math",
  "paginate",
  "size",
  "style",
  "theme",
  "title",
  "transition",
  "url",
];
