import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { runPeer } from "../peer.ts";
import { drawCharts } from "../vega-step.ts";

/** Typst, with the charts of Vega as SVG. Its compiler is kept: it remembers what did not change. */
await runPeer(({ fonts }) => {
  const fontBlobs = Object.values(fonts).map((file) => readFileSync(file));
  const compiler = NodeCompiler.create({ workspace: "/", fontArgs: [{ fontBlobs }] });
  compiler.addSource("/sheet.typ", readFileSync(fileURLToPath(new URL("sheet.typ", import.meta.url)), "utf8"));
  return async ({ document, charts, lastNoteOfPageOne }) => {
    for (const [id, svg] of await drawCharts(charts)) compiler.mapShadow(`/${id}.svg`, Buffer.from(svg));
    compiler.mapShadow("/content.json", Buffer.from(JSON.stringify({ ...document, lastNoteOfPageOne })));
    const bytes = compiler.pdf({ mainFilePath: "/sheet.typ" }, { pdfStandard: "a-2b" });
    compiler.evictCache(10);
    return bytes;
  };
});
