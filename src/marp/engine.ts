import { directivePlugin } from "./directive.ts";
import type { Token } from "./markdown-it.ts";
import { loadMarp, type Marp, type MarpClass, type MarpThemes } from "./marp.ts";

/** Reads Markdown into tokens, slides among them; the theme says how large a slide is. */
export function parseMarkdown(markdown: string, lang: string, theme?: string): readonly Token[] {
  return createEngine(lang, theme).markdown.parse(markdown, {});
}

/** The styles of a theme as Marp writes them for slides: each rule for the slides alone. */
export function renderCss(theme: string): string {
  return createEngine("", theme).renderStyle();
}

/**
 * Marp with the directives of a deck, and without what would fetch or parse more than is written: emoji pictures,
 * formulas, HTML, scripts, links made from bare addresses.
 */
function createEngine(lang: string, theme?: string): Marp {
  const marp = new (withoutThemes(loadMarp()))({
    cssContainerQuery: false,
    emoji: { shortcode: false, unicode: false },
    html: false,
    lang,
    // As on the sheet, the lines of a paragraph are joined by spaces.
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
  return marp.use(directivePlugin);
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
