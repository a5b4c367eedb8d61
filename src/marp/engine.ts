import type { BlockState, MarkdownIt, Token } from "./markdown-it.ts";
import { loadMarp, type Marp, type MarpClass, type MarpThemes } from "./marp.ts";

/** Marp's tokens of a deck: its slides, directives and comments. */
export function parseWithMarp(markdown: string): readonly Token[] {
  return createEngine().markdown.parse(markdown, {});
}

/** The styles of a theme as Marp writes them, each rule for the slides alone. */
export function renderCss(theme: string): string {
  return createEngine(theme).renderStyle();
}

/**
 * Marp without what would fetch or parse more than is written: emoji pictures, formulas, HTML, scripts, links made from
 * bare addresses.
 */
function createEngine(theme?: string): Marp {
  const marp = new (withoutThemes(loadMarp()))({
    cssContainerQuery: false,
    emoji: { shortcode: false, unicode: false },
    html: false,
    markdown: { breaks: false, linkify: false, typographer: false },
    math: false,
    script: false,
    slug: false,
    // The container that the bespoke template looks for.
    container: { tag: "div", id: ":$p" },
    slideContainer: [],
    inlineSVG: true,
  });
  if (theme !== undefined) marp.themeSet.default = marp.themeSet.add(theme);
  return marp.use(fencePlugin);
}

// Our blocks are read later. To Marp their lines are no text, which a rule below would turn into a heading.
function fencePlugin(md: MarkdownIt): void {
  md.block.ruler.before("fence", "briefs_fence", fenceRule, { alt: ["paragraph", "reference", "blockquote", "list"] });
}

function fenceRule(state: BlockState, startLine: number, _endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const line = state.src.slice(
    (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0),
    state.eMarks[startLine],
  );
  if (!line.startsWith("::")) return false;
  if (silent) return true;
  state.push("briefs_fence", "", 0).hidden = true;
  state.line = startLine + 1;
  return true;
}

// Marp parses three themes of its own for every engine. A deck has the one of its project.
function withoutThemes(Marp: MarpClass): MarpClass {
  class Themeless extends Marp {
    constructor(options: object) {
      super(options);
      Reflect.deleteProperty(this.themeSet, "add");
    }
  }
  Object.defineProperty(Themeless.prototype, "themeSet", {
    set(this: Marp, themes: MarpThemes) {
      themes.add = () => undefined;
      Object.defineProperty(this, "themeSet", { value: themes });
    },
  });
  return Themeless;
}
