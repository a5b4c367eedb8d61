import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { JsonObject } from "../../src/charts/json.ts";
import { recordScene } from "../../src/charts/record.ts";
import { compileChart, runScene } from "../../src/charts/scene.ts";
import { openCache } from "../../src/make/cache.ts";
import { knownLines } from "../../src/make/known-lines.ts";
import { nodeHost } from "../../src/node-host.ts";
import { layoutSheet } from "../../src/sheet/layout/layout.ts";
import { paintSheet } from "../../src/sheet/paint/paint.ts";
import { loadFonts } from "../../src/type/fonts.ts";
import type { ReadyChart } from "../content.ts";
import { runPeer } from "../peer.ts";

/**
 * Our layout and painting alone: handed the composed document as the peers are, it neither verifies nor audits. It
 * remembers lines and charts without rows, as a build does, and no drawing.
 */
await runPeer(({ theme }) => {
  const cache = openCache(fileURLToPath(new URL("stages", import.meta.url)), "setter");
  process.once("exit", () => cache.save());
  const host = { ...nodeHost(process.cwd(), () => undefined), read: (path: string) => readFileSync(path) };
  const fonts = loadFonts(theme, host, "templates/theme");
  const draw = async ({ id, spec, config, width, height }: ReadyChart) => {
    const rows = spec.datasets as JsonObject;
    const empty = { ...spec, datasets: Object.fromEntries(Object.keys(rows).map((name) => [name, []])) };
    const program = await cache.step("chart program", [empty, config], () => compileChart(empty, config), fail);
    const scene = await runScene(program, rows, fonts);
    if (scene.warnings.length > 0) throw new Error(scene.warnings.join("\n"));
    return [id, { name: id, width, height, ops: recordScene(scene, [], fonts).ops }] as const;
  };
  return async ({ document, charts }) => {
    const drawings = new Map(await Promise.all(charts.map(draw)));
    const lines = knownLines(cache.memo("lines", ""), cache.memo("extents", ""));
    const pages = layoutSheet(document, drawings, { theme, fonts, size: "a4", lines }, fail);
    return paintSheet(document, pages, { theme, fonts, date: new Date(0) });
  };
});

function fail({ message }: { readonly message: string }): never {
  throw new Error(message);
}
