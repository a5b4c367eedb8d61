import type { DataTable } from "../../charts/table.ts";
import { type Composed, plainText } from "../../document/block.ts";
import { escapeHtml } from "../../html/escape.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import { charactersIn, type FaceCharacters } from "../../type/embed-fonts.ts";
import type { Face } from "../../type/fonts.ts";
import type { Look } from "../../type/look.ts";
import type { Theme } from "../../type/theme.ts";
import { sheetChartWidths, textWidth } from "../layout/grid.ts";
import { type Opening, readOpening } from "../layout/head.ts";
import type { SheetDocument } from "../layout/setting.ts";
import { blocksHtml } from "./blocks.ts";
import { sheetCss } from "./css.ts";
import { notesHtml, sourcesHtml, takeSources } from "./end.ts";
import { logoHtml } from "./logo.ts";
import { runsHtml } from "./runs.ts";
import { createTwin, type Twin } from "./twin.ts";

/** Drawings and data tables, by chart name. */
export interface ChartParts {
  /** Drawings at the widths of the printed sheet. */
  readonly drawings: ReadonlyMap<string, Drawing>;
  /** Drawings at the widths of `narrowCharts`, for phones. A chart without one scrolls sideways. */
  readonly narrow?: ReadonlyMap<string, Drawing>;
  readonly tables: Readonly<Record<string, DataTable>>;
}

/** The twin without its fonts, and the characters needed from each face. */
export interface TwinParts {
  readonly body: string;
  readonly css: string;
  readonly characters: FaceCharacters;
}

export function twinParts(document: SheetDocument, charts: ChartParts, { theme, fonts }: Look): TwinParts {
  const twin = createTwin(document, { narrow: new Map(), ...charts }, theme);
  const body = bodyHtml(twin);
  // In print, the page margins show the marking, the title and page numbers.
  const { marking, shortTitle, words } = document;
  const margins = [marking, shortTitle, words.page, words.of, "0123456789"].join("");
  return { body, css: sheetCss(twin), characters: charactersIn(fonts, (face) => textInFace(face, body, margins)) };
}

/**
 * The accessible twin of the printed sheet: a single HTML file without external resources or scripts, which adapts to
 * the screen width and to dark mode.
 */
export function twinHtml(document: SheetDocument, { body, css }: TwinParts, fonts: string): string {
  return `${[headHtml(document, `${fonts}\n${css}`), body, "</html>"].join("\n")}\n`;
}

/**
 * Charts that are too wide for a phone and are drawn a second time, with their narrow width in points: five of the
 * page's twelve columns.
 */
export function narrowCharts(document: Composed, theme: Theme): ReadonlyMap<string, number> {
  const { columns, gutter } = theme.page;
  const narrow = ((textWidth(theme, "a4") + gutter) / columns) * 5 - gutter;
  const widths = [...sheetChartWidths(document.blocks, theme, "a4")].filter(([, width]) => width > narrow * 1.05);
  return new Map(widths.map(([chart]) => [chart, narrow]));
}

// Headings and key figures use the serif face, and emphasis the italics. The upright sans may be used anywhere.
function textInFace(face: Face, body: string, margins: string): string {
  const parts = (pattern: RegExp): string => (body.match(pattern) ?? []).join("");
  const text = (): string => {
    if (face.family === "serif")
      return parts(/<h[1-3][ >].*?<\/h[1-3]>|<p class="figure">.*?<\/p>|<text [^>]*BriefsSerif.*?<\/text>/gs);
    if (face.italic) return parts(/<em>.*?<\/em>|<text [^>]*italic.*?<\/text>/gs);
    return body + margins;
  };
  const plain = text().replace(/<[^>]*>/g, "");
  return plain.includes("&") ? `${plain}<>"'` : plain;
}

function headHtml(document: SheetDocument, css: string): string {
  const { lead } = readOpening(document.blocks);
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
  const about = lead ? `<meta name="description" content="${escapeHtml(plainText(lead.runs))}">` : "";
  return [
    "<!DOCTYPE html>",
    `<html lang="${escapeHtml(document.lang)}" dir="${document.dir}">`,
    "<head>",
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light dark">`,
    `<title>${escapeHtml(`${document.title} · ${document.kicker} · ${document.marking}`)}</title>`,
    about,
    // Without an icon, browsers request one from the server.
    `<link rel="icon" href="data:,">`,
    `<style>\n${css}\n</style>`,
    "</head>",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function bodyHtml(twin: Twin): string {
  const { document } = twin;
  const opening = readOpening(document.blocks);
  const { blocks, heading } = takeSources(opening.rest);
  return [
    "<body>",
    `<a class="skip" href="#content">${escapeHtml(twin.document.words.skip)}</a>`,
    `<header class="running">${runningHtml(twin)}</header>`,
    `<main id="content">`,
    openingHtml(opening, twin),
    blocksHtml(blocks, twin),
    notesHtml(twin),
    sourcesHtml(heading, twin),
    "</main>",
    `<footer class="running">${footHtml(twin)}</footer>`,
    "</body>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function runningHtml(twin: Twin): string {
  const { document } = twin;
  return [
    `<p class="kicker">${escapeHtml(document.kicker)}</p>`,
    `<p class="as-of">${runsHtml(document.asOf, twin)}</p>`,
    markingHtml(twin),
  ].join("");
}

function footHtml(twin: Twin): string {
  const { document } = twin;
  return [
    markingHtml(twin),
    `<p class="short-title">${escapeHtml(document.shortTitle)}</p>`,
    `<p class="as-of">${runsHtml(document.asOf, twin)}</p>`,
  ].join("");
}

function markingHtml(twin: Twin): string {
  const name = escapeHtml(twin.document.words.marking);
  return `<p class="marking"><span class="unseen">${name}: </span><span class="badge">${escapeHtml(twin.document.marking)}</span></p>`;
}

function openingHtml({ title, lead }: Opening, twin: Twin): string {
  const heading = title ? runsHtml(title.runs, twin) : escapeHtml(twin.document.title);
  const standfirst = lead ? `\n<p class="lead">${runsHtml(lead.runs, twin)}</p>` : "";
  return `<div class="opening">\n${logoHtml(twin)}<h1>${heading}</h1>${standfirst}\n</div>`;
}
