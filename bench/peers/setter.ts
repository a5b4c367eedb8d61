import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { recordScene } from "../../src/charts/record.ts";
import { runScene } from "../../src/charts/scene.ts";
import { openMemory } from "../../src/make/disk-memory.ts";
import { nodeHost } from "../../src/node-host.ts";
import { layoutSheet } from "../../src/sheet/layout/layout.ts";
import { paintSheet } from "../../src/sheet/paint/paint.ts";
import { loadFonts } from "../../src/type/fonts.ts";
import { runPeer } from "../peer.ts";

/**
 * Our layout and painting alone: handed the composed document as the peers are, it neither verifies nor audits.
 * It remembers lines and charts without rows as a build does, and no drawing.
 */
await runPeer(({ theme }) => {
  const memory = openMemory(fileURLToPath(new URL("memory", import.meta.url)), "setter");
  process.once("exit", () => memory.save());
  const host = { ...nodeHost(process.cwd(), () => undefined, memory), read: (path: string) => readFileSync(path) };
  const fonts = loadFonts(theme, host, "templates/theme");
  return async ({ document, charts }) => {
    const drawings = new Map(
      await Promise.all(
        charts.map(async ({ id, spec, config, width, height }) => {
          const scene = await runScene(spec, config, fonts, memory);
          if (scene.warnings.length > 0) throw new Error(scene.warnings.join("\n"));
          return [id, { name: id, width, height, ops: recordScene(scene, [], fonts).ops }] as const;
        }),
      ),
    );
    const pages = layoutSheet(document, drawings, theme, fonts, "a4", ({ message }) => fail(message), memory);
    return paintSheet(document, pages, theme, fonts, new Date(0));
  };
});

function fail(message: string): never {
  throw new Error(message);
}
