import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { bundleOptions, copyColourProfile } from "../tools/bundle.ts";

/** What is measured beside each other; the first is ours, `setter` its layout and painting alone. */
export type Peer = "ours" | "setter" | "typst" | "pdfmake" | "pdfkit";
export const peers: readonly Peer[] = ["ours", "setter", "typst", "pdfmake", "pdfkit"];

/** Bundles every peer as we bundle ourselves, each in a folder of its own with a start that keeps a compile cache. */
export async function bundlePeers(root: string, work: string): Promise<void> {
  for (const name of [...peers, "vega"]) {
    const { alias = {}, ...options } = bundleOptions();
    const vega = Object.fromEntries(Object.entries(alias).filter(([name]) => name.startsWith("vega-")));
    const outdir = join(work, name);
    await build({
      ...options,
      entryPoints: { main: join(root, `bench/peers/${name}.ts`) },
      outdir,
      outExtension: { ".js": ".mjs" },
      logLevel: "error",
      // What pdfkit can do without is only known of our own use of it.
      alias: ["ours", "setter"].includes(name) ? alias : vega,
      banner: { js: `${options.banner?.js ?? ""}const __filename=import.meta.filename,__dirname=import.meta.dirname;` },
    });
    copyColourProfile(outdir);
    copyFileSync(join(root, "bench/peers/sheet.typ"), join(outdir, "sheet.typ"));
    writeFileSync(
      join(outdir, "start.mjs"),
      'import { enableCompileCache } from "node:module";\nenableCompileCache();\nawait import("./main.mjs");\n',
    );
  }
}
