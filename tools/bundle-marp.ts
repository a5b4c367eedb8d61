import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { loadShell } from "../src/deck/shell.ts";

const require = createRequire(import.meta.url);

/**
 * Puts Marp into the bundle as far as decks use it: its core without formulas and with the colours of code left
 * outside, and the template that marp-cli makes as a text. Loading Marp as it is published takes longer than making
 * a deck.
 */
export function marpPlugin(): Plugin {
  const core = createRequire(require.resolve("@marp-team/marp-cli")).resolve("@marp-team/marp-core");
  return {
    name: "marp",
    setup: (build) => {
      build.onLoad({ filter: /[\\/]src[\\/]deck[\\/]marp\.ts$/ }, ({ path }) => ({
        contents: `import core from ${JSON.stringify(core)};\nexport const loadMarp = () => core.Marp;`,
        resolveDir: join(path, ".."),
      }));
      build.onLoad({ filter: /[\\/]src[\\/]deck[\\/]shell\.ts$/ }, async () => ({
        contents: `const shell = ${JSON.stringify(await loadShell())};\nexport const loadShell = async () => shell;`,
      }));
      // Formulas are off in every deck.
      build.onResolve({ filter: /^(katex|mathjax-full)(\/|$)/ }, ({ path }) => ({ path, namespace: "formulas" }));
      build.onLoad({ filter: /./, namespace: "formulas" }, () => ({ contents: "module.exports = {};" }));
      build.onResolve({ filter: /^highlight\.js\/lib\/languages\// }, ({ path }) => ({ path, external: true }));
    },
  };
}
