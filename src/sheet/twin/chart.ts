import type { DataTable } from "../../charts/table.ts";
import { type ChartBlock, type Figure, plainText } from "../../document/block.ts";
import { escapeHtml } from "../../html/escape.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import { drawSvg } from "../../pictures/svg.ts";
import { fontFamilies } from "../../type/embed-fonts.ts";
import { sourceLine } from "../layout/chart.ts";
import { factHtml, runsHtml } from "./runs.ts";
import type { Twin } from "./twin.ts";

/** A chart as on the printed sheet, with a collapsed data table below. */
export function chartHtml(block: ChartBlock, twin: Twin): string {
  const { figure } = block;
  const drawing = twin.drawings.get(block.chart);
  if (!figure || !drawing) return "";
  const id = twin.newId("chart");
  const table = twin.tables[block.chart];
  return [
    `<figure class="chart" aria-labelledby="${id}-headline">`,
    `<figcaption><p class="headline" id="${id}-headline">${runsHtml(figure.headline, twin)}</p>`,
    `<p class="subtitle">${runsHtml(figure.subtitle, twin)}</p></figcaption>`,
    drawingsHtml(drawing, figure, id, twin),
    figure.remark ? `<p class="remark">${runsHtml(figure.remark, twin)}</p>` : "",
    `<p class="source">${runsHtml(sourceLine(figure, twin.document, twin.document.words.source), twin)}</p>`,
    table ? dataHtml(table, `${id}-headline`, twin) : "",
    "</figure>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

// Drawings never shrink below a readable type size. On a phone, the narrow version replaces one that is too wide.
function drawingsHtml(drawing: Drawing, figure: Figure, id: string, twin: Twin): string {
  const narrow = twin.narrow.get(drawing.name);
  if (!narrow) return drawingHtml(drawing, figure, id, "only", twin);
  return [
    drawingHtml(drawing, figure, id, "wide", twin),
    drawingHtml(narrow, figure, `${id}-narrow`, "narrow", twin),
  ].join("\n");
}

function drawingHtml(drawing: Drawing, figure: Figure, id: string, use: string, { theme }: Twin): string {
  const svg = drawSvg(drawing, { idPrefix: id, label: plainText(figure.alt), fontFamilies });
  const width = Math.round((drawing.width / theme.page.type.body.size) * 1000) / 1000;
  // May scroll sideways, so it must be focusable by keyboard.
  const reach = use === "only" ? ` tabindex="0" role="group" aria-labelledby="${id}-headline"` : "";
  return `<div class="drawing ${use}" style="--natural:${width}rem"${reach}>${svg}</div>`;
}

function dataHtml({ header, rows, facts }: DataTable, headline: string, twin: Twin): string {
  const head = header.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join("");
  const body = rows.map((cells, index) => {
    const fact = facts[index];
    const named = fact === undefined ? [] : [fact];
    const [first = "", ...rest] = cells.map((text, at) =>
      text === ""
        ? ""
        : factHtml(escapeHtml(text), { role: "fact", facts: named, link: at === 1 ? twin.linkOf(named) : undefined }),
    );
    return `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  });
  return [
    `<details class="data"><summary>${escapeHtml(twin.document.words.data)}</summary>`,
    `<div class="scroll" tabindex="0" role="group" aria-labelledby="${headline}"><table style="--columns:${header.length}" aria-labelledby="${headline}">`,
    `<thead><tr>${head}</tr></thead>\n<tbody>${body.join("\n")}</tbody></table></div></details>`,
  ].join("\n");
}
