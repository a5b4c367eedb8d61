import type { BlockState, MarkdownIt, Token } from "./markdown-it.ts";
import { loadMarp, type Marp, type MarpClass, type MarpThemes } from "./marp.ts";

/** Parses a deck into Marp's tokens: slides, directives and comments. */
export function parseWithMarp(markdown: string): readonly Token[] {
  return createEngine().markdown.parse(markdown, {});
}

/** A theme's CSS as Marp outputs it, with every rule scoped to the slides. */
export function renderCss(theme: string): string {
  return createEngine(theme).renderStyle();
}

/**
 * Marp without the features that fetch files or reinterpret text: emoji pictures, formulas, HTML, scripts, autolinked
 * addresses.
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
    // The bespoke template looks for this container.
    container: { tag: "div", id: ":$p" },
    slideContainer: [],
    inlineSVG: true,
  });
  if (theme !== undefined) marp.themeSet.default = marp.themeSet.add(theme);
  return marp.use(fencePlugin);
}

// Our blocks are read later. Hides their lines from Marp; otherwise a rule (`---`) below one would turn it into a
// heading.
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

// Skips Marp's three built-in themes, which every engine would parse. A deck uses only the project's theme.
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
