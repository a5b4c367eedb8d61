import { createRequire } from "node:module";
import { arrangePlugin } from "./arrange.ts";
import { directivePlugin } from "./directive.ts";
import type { MarkdownIt } from "./markdown-it.ts";
import { printPlugin } from "./print.ts";
import { resolvePlugin } from "./resolve.ts";

/** Marp as far as decks use it. */
export interface Engine {
  readonly markdown: MarkdownIt;
  readonly themeSet: { add(css: string): object; default: object | undefined };
  use(plugin: (md: MarkdownIt) => void): Engine;
  render(markdown: string, env: object): { html: string; css: string };
  renderMarkdown(markdown: string, env: object): string;
  /** The styles of the slides, in the theme that is set. */
  renderStyle(): string;
}

interface MarpOptions {
  readonly [option: string]: unknown;
}

/**
 * Marp with the blocks and slots of a deck, and without what would fetch or parse more than
 * is written: emoji pictures, formulas, HTML, scripts, links made from bare addresses.
 */
export function createEngine(lang: string, theme?: string): Engine {
  return createReader(lang, theme).use(resolvePlugin).use(arrangePlugin).use(printPlugin);
}

/** The same engine up to the parsed Markdown, in which the slots are still characters of the text. */
export function createReader(lang: string, theme?: string): Engine {
  const Marp = loadMarp();
  const marp = new Marp({
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

// The core that marp-cli brings: another one beside it would be another major version.
function loadMarp(): new (options: MarpOptions) => Engine {
  const cli = createRequire(import.meta.url).resolve("@marp-team/marp-cli");
  const core: { Marp: new (options: MarpOptions) => Engine } = createRequire(cli)("@marp-team/marp-core");
  return core.Marp;
}
