import { createRequire } from "node:module";
import type { MarkdownIt } from "./markdown-it.ts";

/** Marp as far as decks use it. */
export interface Marp {
  readonly markdown: MarkdownIt;
  readonly themeSet: MarpThemes;
  use(plugin: (md: MarkdownIt) => void): Marp;
  /** The styles of the slides, in the theme that is set. */
  renderStyle(): string;
}

export interface MarpThemes {
  add(css: string): object | undefined;
  default: object | undefined;
}

export type MarpClass = new (options: object) => Marp;

/**
 * The core that marp-cli brings: another one beside it would be another major version. In the bundle this file is
 * replaced by one that holds that core without what a deck never asks it for (`tools/bundle-marp.ts`).
 */
export function loadMarp(): MarpClass {
  const cli = createRequire(import.meta.url).resolve("@marp-team/marp-cli");
  const core: { Marp: MarpClass } = createRequire(cli)("@marp-team/marp-core");
  return core.Marp;
}
