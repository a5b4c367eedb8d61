import { createRequire } from "node:module";
import { join } from "node:path";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { loadShell } from "../src/marp/shell.ts";

const require = createRequire(import.meta.url);

const core = "marp-core.cjs";

/**
 * Puts Marp into the bundle as far as decks use it: its core, which `bundleMarp` makes, and the template that marp-cli
 * makes as a text.
 */
export function marpPlugin(): Plugin {
  return {
    name: "marp",
    setup: (build) => {
      build.onLoad({ filter: /[\\/]src[\\/]marp[\\/]marp\.ts$/ }, () => ({
        contents: `import { createRequire } from "node:module";
          export const loadMarp = () => createRequire(import.meta.url)("./${core}").Marp;`,
      }));
      build.onLoad({ filter: /[\\/]src[\\/]marp[\\/]shell\.ts$/ }, async () => ({
        contents: `const shell = ${JSON.stringify(await loadShell())};\nexport const loadShell = async () => shell;`,
      }));
    },
  };
}

/**
 * Makes the file of Marp's core: without formulas and with the colours of code left outside, for loading it as it is
 * published takes longer than making a deck. Who makes a deck of slides that are known does not load it at all.
 */
export async function bundleMarp(outdir: string, options: BuildOptions): Promise<void> {
  await build({
    ...options,
    entryPoints: [createRequire(require.resolve("@marp-team/marp-cli")).resolve("@marp-team/marp-core")],
    outfile: join(outdir, core),
    format: "cjs",
    splitting: false,
    banner: {},
    plugins: [withoutFormulas],
  });
}

const withoutFormulas: Plugin = {
  name: "without-formulas",
  setup: (build) => {
    // They are off in every deck.
    build.onResolve({ filter: /^(katex|mathjax-full)(\/|$)/ }, ({ path }) => ({ path, namespace: "formulas" }));
    build.onLoad({ filter: /./, namespace: "formulas" }, () => ({ contents: "module.exports = {};" }));
    build.onResolve({ filter: /^highlight\.js\/lib\/languages\// }, ({ path }) => ({ path, external: true }));
  },
};
