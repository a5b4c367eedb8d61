import pdfmake from "pdfmake";
import type { Block, ChartBlock, Run } from "../../src/document/block.ts";
import type { Content } from "../content.ts";
import { runPeer } from "../peer.ts";
import { plain } from "../plain.ts";
import { drawCharts } from "../vega-step.ts";

/** The part of a pdfmake document that is used here. */
type Node = string | { readonly [key: string]: unknown } | readonly Node[];

const [accent, muted, ink] = ["#12436d", "#51606e", "#16212c"];

/** pdfmake: a document as data, its own layout, SVG by its own reader. It writes no structure (PDF/UA). */
await runPeer(({ fonts }) => {
  const [sans = "", serif = ""] = [fonts["sans-400"], fonts["serif-600"]];
  const [bold = sans, italics = sans] = [fonts["sans-600"], fonts["sans-400-italic"]];
  pdfmake.addFonts({
    Sans: { normal: sans, bold, italics, bolditalics: bold },
    Serif: { normal: serif, bold: serif, italics: serif, bolditalics: serif },
    // The names that the charts ask for.
    "Source Sans 3": { normal: sans, bold, italics, bolditalics: bold },
    "Source Serif 4": { normal: serif, bold: serif, italics: serif, bolditalics: serif },
  });
  return async (content) => {
    const svgs = await drawCharts(content.charts);
    return pdfmake.createPdf(documentOf(content, svgs)).getBuffer();
  };
});

function documentOf(content: Content, svgs: ReadonlyMap<string, string>) {
  const { document } = content;
  const nodes = (blocks: readonly Block[]): Node[] => blocks.map((block) => nodeOf(block, content, svgs, nodes));
  const kicker = `${document.kicker}   ${plain(document.asOf)}   ${document.marking}`;
  return {
    pageSize: "A4",
    pageMargins: [44, 39, 44, 52],
    info: { title: document.title },
    defaultStyle: { font: "Sans", fontSize: 9.5, color: ink, lineHeight: 1.1 },
    content: [
      { canvas: [{ type: "rect", x: 0, y: 0, w: 507, h: 3, color: accent }] },
      { text: kicker, bold: true, fontSize: 7.5, color: accent, margin: [0, 4] },
      ...nodes(document.blocks),
      ...document.notes.map((note) => ({ text: `${note.number}  ${plain(note.runs)}`, fontSize: 7, color: muted })),
    ],
    footer: (page: number, pages: number) => ({ text: `Page ${page} of ${pages}`, margin: [44, 10], fontSize: 7.5 }),
  };
}

function runsOf(runs: readonly Run[]): Node[] {
  return runs.map((run) => {
    if (run.type === "cite") return { text: run.notes.join(","), bold: true, fontSize: 6, color: accent, sup: true };
    if (run.type === "link") return { text: plain(run.runs), link: run.href, color: accent };
    if (run.type === "break") return { text: "\n" };
    return { text: run.text, bold: run.strong === true, italics: run.emphasis === true };
  });
}

function nodeOf(
  block: Block,
  content: Content,
  svgs: ReadonlyMap<string, string>,
  nodes: (blocks: readonly Block[]) => Node[],
): Node {
  const serif = { font: "Serif", color: accent };
  switch (block.type) {
    case "heading":
      return { text: runsOf(block.runs), ...serif, fontSize: block.depth === 1 ? 28 : 13, margin: [0, 6, 0, 2] };
    case "paragraph":
      return {
        text: runsOf(block.runs),
        fontSize: { lead: 13, small: 7.5, body: 9.5 }[block.role],
        margin: [0, 0, 0, 5],
      };
    case "list":
      return { ul: block.items.map(nodes) };
    case "quote":
      return nodes(block.blocks);
    case "box":
      return {
        table: { widths: ["*"], body: [[{ stack: nodes(block.blocks), fillColor: "#eef2f6" }]] },
        layout: "noBorders",
      };
    case "table":
      return {
        table: {
          headerRows: 1,
          widths: block.header.map(() => "*"),
          body: [block.header, ...block.rows].map((row) => row.map((cell) => ({ text: runsOf(cell) }))),
        },
        layout: "lightHorizontalLines",
      };
    case "tiles":
      return {
        columns: block.tiles.map((tile) => [
          { text: tile.qualifier || " ", fontSize: 7.5, color: muted },
          { text: tile.figure, ...serif, fontSize: 26 },
          { text: runsOf(tile.label) },
          { text: runsOf([...tile.asOf, tile.cite]), fontSize: 7.5, color: muted },
        ]),
        columnGap: 14,
      };
    case "columns":
      return {
        columns: block.columns.map(({ span, blocks }) => ({ width: `${span * 8}%`, stack: nodes(blocks) })),
        columnGap: 14,
      };
    case "timeline":
      return {
        table: {
          widths: [80, 8, "*"],
          body: block.entries.map((entry) => [
            { text: runsOf(entry.date), bold: true, fontSize: 7.5 },
            { canvas: [{ type: "ellipse", x: 4, y: 5, r1: 2.5, r2: 2.5, lineColor: accent }] },
            { text: runsOf([...entry.says, entry.cite]) },
          ]),
        },
        layout: "noBorders",
      };
    case "chart":
      return chartOf(block, content, svgs);
    case "sources":
      return content.document.sources.map(({ runs }) => ({ text: runsOf(runs), fontSize: 7.5 }));
    case "page":
      return { text: "", pageBreak: "before" };
    case "picture":
      throw new Error("the sheet that is measured has no picture");
  }
}

function chartOf({ chart: id, figure }: ChartBlock, { charts }: Content, svgs: ReadonlyMap<string, string>): Node {
  const chart = charts.find((one) => one.id === id);
  if (!figure || !chart) return "";
  return [
    { text: runsOf(figure.headline), bold: true },
    { text: runsOf(figure.subtitle), fontSize: 7.5, color: muted },
    { svg: (svgs.get(id) ?? "").replaceAll('stroke-dasharray="1,0"', ""), width: chart.width },
    { text: runsOf([...(figure.remark ?? []), figure.cite]), fontSize: 7.5, color: muted },
  ];
}
