import { readFileSync } from "node:fs";
import PdfKit from "pdfkit";
import drawSvg from "svg-to-pdfkit";
import type { Block, ChartBlock, Run, TimelineEntry } from "../../src/document/block.ts";
import type { Content } from "../content.ts";
import { runPeer } from "../peer.ts";
import { plain } from "../plain.ts";
import { drawCharts } from "../vega-step.ts";

/** What a program on plain pdfkit would do: its own text flow, one block below the other, and no tags. */
await runPeer(({ fonts }) => {
  const files = Object.entries(fonts).map(([name, file]) => [name, readFileSync(file)] as const);
  return async (content) => paint(content, files, await drawCharts(content.charts));
});

type Pdf = InstanceType<typeof PdfKit>;

interface Frame {
  readonly pdf: Pdf;
  readonly content: Content;
  readonly svgs: ReadonlyMap<string, string>;
  readonly x: number;
  readonly width: number;
}

const [accent, muted, ink] = ["#12436d", "#51606e", "#16212c"];

function paint(
  content: Content,
  fonts: readonly (readonly [string, Uint8Array])[],
  svgs: ReadonlyMap<string, string>,
): Promise<Uint8Array> {
  const { document } = content;
  const pdf = new PdfKit({ size: "A4", margin: 44, info: { Title: document.title }, lang: document.lang, font: "" });
  for (const [name, bytes] of fonts) pdf.registerFont(name, Buffer.from(bytes));
  const frame: Frame = { pdf, content, svgs, x: 44, width: 507 };
  pdf.rect(44, 39, 507, 3).fill(accent);
  setText(frame, `${document.kicker}   ${plain(document.asOf)}   ${document.marking}`, "sans-600", 7.5, accent);
  setBlocks(frame, document.blocks);
  for (const note of document.notes) setText(frame, `${note.number}  ${plain(note.runs)}`, "sans-400", 7, muted);
  return finish(pdf);
}

function finish(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.end();
  });
}

function setText({ pdf, x, width }: Frame, text: string, font: string, size: number, colour = ink): void {
  pdf
    .font(font, size)
    .fillColor(colour)
    .text(text, x, pdf.y, { width, lineGap: size * 0.25 });
}

// Faces change within a paragraph, so that it is set run by run.
function setRuns(frame: Frame, runs: readonly Run[], size = 9.5, colour = ink, font = "sans-400"): void {
  const { pdf, x, width } = frame;
  const parts = runs.filter((run) => run.type !== "cite" || run.notes.length > 0);
  parts.forEach((run, index) => {
    const face = run.type === "cite" || ("strong" in run && run.strong) ? "sans-600" : font;
    const isItalic = "emphasis" in run && run.emphasis;
    pdf.font(isItalic ? "sans-400-italic" : face, run.type === "cite" ? size * 0.65 : size);
    const options = { width, lineGap: size * 0.3, continued: index < parts.length - 1 };
    pdf.fillColor(run.type === "cite" || run.type === "link" ? accent : colour);
    if (index === 0) pdf.text(plain([run]), x, pdf.y, options);
    else pdf.text(plain([run]), options);
  });
  pdf.moveDown(0.4);
}

function setBlocks(frame: Frame, blocks: readonly Block[]): void {
  for (const block of blocks) setBlock(frame, block);
}

function setBlock(frame: Frame, block: Block): void {
  const { pdf, content } = frame;
  if (block.type === "heading") setText(frame, plain(block.runs), "serif-600", block.depth === 1 ? 28 : 13, accent);
  else if (block.type === "paragraph") setRuns(frame, block.runs, { lead: 13, small: 7.5, body: 9.5 }[block.role]);
  else if (block.type === "columns") setColumns(frame, block);
  else if (block.type === "tiles") setTiles(frame, block);
  else if (block.type === "timeline") for (const entry of block.entries) setEntry(frame, entry);
  else if (block.type === "chart") setChart(frame, block);
  else if (block.type === "list") for (const item of block.items) setBlocks(frame, item);
  else if (block.type === "box" || block.type === "quote") setBlocks(frame, block.blocks);
  else if (block.type === "table") for (const row of [block.header, ...block.rows]) setRow(frame, row);
  else if (block.type === "sources") for (const entry of content.document.sources) setRuns(frame, entry.runs, 7.5);
  else pdf.addPage();
}

function setColumns(frame: Frame, block: Extract<Block, { type: "columns" }>): void {
  const { pdf } = frame;
  const top = pdf.y;
  const total = block.columns.reduce((sum, { span }) => sum + span, 0);
  let x = frame.x;
  let bottom = top;
  for (const { span, blocks } of block.columns) {
    const width = (frame.width * span) / total - 14;
    pdf.y = top;
    setBlocks({ ...frame, x, width }, blocks);
    bottom = Math.max(bottom, pdf.y);
    x += width + 14;
  }
  pdf.y = bottom;
}

function setTiles(frame: Frame, block: Extract<Block, { type: "tiles" }>): void {
  const { pdf } = frame;
  const top = pdf.y + 6;
  const width = frame.width / block.tiles.length;
  let bottom = top;
  block.tiles.forEach((tile, index) => {
    const column = { ...frame, x: frame.x + index * width, width: width - 14 };
    pdf
      .moveTo(column.x, top)
      .lineTo(column.x + column.width, top)
      .stroke(accent);
    pdf.y = top + 4;
    setText(column, tile.qualifier || " ", "sans-400", 7.5, muted);
    setText(column, tile.figure, "serif-600", 26, accent);
    setRuns(column, tile.label);
    setRuns(column, [...tile.asOf, tile.cite], 7.5, muted);
    bottom = Math.max(bottom, pdf.y);
  });
  pdf.y = bottom;
}

function setEntry(frame: Frame, entry: TimelineEntry): void {
  const { pdf, x, width } = frame;
  const top = pdf.y;
  setText({ ...frame, width: 80 }, plain(entry.date), "sans-600", 7.5);
  const bottom = pdf.y;
  pdf.circle(x + 88, top + 5, 2.5).stroke(accent);
  pdf.y = top;
  setRuns({ ...frame, x: x + 98, width: width - 98 }, [...entry.says, entry.cite]);
  pdf.y = Math.max(bottom, pdf.y);
}

function setRow(frame: Frame, row: readonly (readonly Run[])[]): void {
  const { pdf } = frame;
  const top = pdf.y;
  const width = frame.width / row.length;
  let bottom = top;
  row.forEach((cell, index) => {
    pdf.y = top + 3;
    setRuns({ ...frame, x: frame.x + index * width, width: width - 8 }, cell);
    bottom = Math.max(bottom, pdf.y);
  });
  pdf
    .moveTo(frame.x, bottom)
    .lineTo(frame.x + frame.width, bottom)
    .stroke("#c3ccd4");
  pdf.y = bottom;
}

function setChart(frame: Frame, { chart: id, figure }: ChartBlock): void {
  const { pdf, content, svgs } = frame;
  const chart = content.charts.find((one) => one.id === id);
  if (!figure || !chart) return;
  setRuns(frame, figure.headline, 9.5, ink, "sans-600");
  setRuns(frame, figure.subtitle, 7.5, muted);
  // What is drawn solid has a dash of "1,0", which this reader of SVG hands on and pdfkit refuses.
  const svg = (svgs.get(id) ?? "").replaceAll('stroke-dasharray="1,0"', "");
  const fontCallback = (family: string, isBold: boolean): string =>
    family.includes("Serif") ? "serif-600" : isBold ? "sans-600" : "sans-400";
  drawSvg(pdf, svg, frame.x, pdf.y, { width: chart.width, height: chart.height, fontCallback });
  pdf.y += chart.height + 4;
  setRuns(frame, [...(figure.remark ?? []), figure.cite], 7.5, muted);
}
