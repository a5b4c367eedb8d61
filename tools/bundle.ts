import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { bundleMarp, marpPlugin } from "./bundle-marp.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

/**
 * Makes a folder, as a rule `dist/`: the program as plain JavaScript in few files, which `bin/briefs.js` starts instead
 * of the sources. What only some commands need stands in files of its own and is loaded when it is needed. Vega's parts
 * for a canvas and for loading files are replaced by those for browsers, which do neither: a chart loads nothing.
 */
export async function bundle(outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: { briefs: "src/main.ts" },
    outdir,
    ...bundleOptions(),
  });
  await bundleMarp(outdir, bundleOptions());
  copyColourProfile(outdir);
  writeFileSync(join(outdir, "build-id"), `${nameOf(outdir)}\n`);
  console.log(`${readdirSync(outdir).length} files in ${outdir}`);
}

/** How our own code is bundled; the benchmark bundles its peers the same way. */
export function bundleOptions(): BuildOptions {
  return {
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22.18",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "linked",
    logLevel: "warning",
    // Marp starts browsers and servers, and finds its own files by their places; the others are WebAssembly and rarely used.
    external: ["@marp-team/marp-cli", "subset-font", "@myriaddreamin/*"],
    alias: {
      "vega-canvas": browserBuild("vega-canvas"),
      "vega-loader": browserBuild("vega-loader"),
      // pdfkit is given fonts that are read already.
      fontkit: join(root, "tools/no-fontkit.ts"),
      "@noble/ciphers/aes": join(root, "tools/no-ciphers.ts"),
      linebreak: join(root, "tools/late-linebreak.ts"),
      "linebreak-itself": require.resolve("linebreak"),
    },
    plugins: [marpPlugin()],
    banner: {
      js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
    },
  };
}

/** pdfkit reads the profile of sRGB from a folder beside its code. */
export function copyColourProfile(outdir: string): void {
  const name = "data/sRGB_IEC61966_2_1.icc";
  mkdirSync(join(outdir, "data"), { recursive: true });
  copyFileSync(join(dirname(require.resolve("pdfkit")), name), join(outdir, name));
}

function browserBuild(name: string): string {
  return join(dirname(require.resolve(name)), `${name}.browser.js`);
}

// What a bundle remembers between two runs belongs to exactly this code.
function nameOf(outdir: string): string {
  const sum = createHash("sha256");
  for (const file of readdirSync(outdir).sort()) {
    if (/\.c?js$/.test(file)) sum.update(file).update(readFileSync(join(outdir, file)));
  }
  return sum.digest("hex");
}

if (import.meta.main) await bundle(join(root, "dist"));
