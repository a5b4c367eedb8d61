import { createRequire } from "node:module";
import type { MarkdownIt } from "./markdown-it.ts";

/** The part of Marp's API that decks use. */
export interface Marp {
  readonly markdown: MarkdownIt;
  readonly themeSet: MarpThemes;
  use(plugin: (md: MarkdownIt) => void): Marp;
  /** The CSS of the slides in the current theme. */
  renderStyle(): string;
}

export interface MarpThemes {
  add(css: string): object | undefined;
  default: object | undefined;
}

export type MarpClass = new (options: object) => Marp;

/**
 * Loads the marp-core inside marp-cli, because a separate install could be a different major version. The bundle
 * replaces this file with a reduced marp-core that has only what decks use (`tools/bundle-marp.ts`).
 */
export function loadMarp(): MarpClass {
  const cli = createRequire(import.meta.url).resolve("@marp-team/marp-cli");
  const core: { Marp: MarpClass } = createRequire(cli)("@marp-team/marp-core");
  return core.Marp;
}
