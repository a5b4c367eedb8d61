import { escapeHtml } from "../html/escape.ts";
import type { DeckSource } from "../slides/source.ts";
import type { SlideNotes } from "../slides/speaker-notes.ts";
import { word } from "../slides/words.ts";
import type { Theme } from "../type/theme.ts";
import type { SlideFrame } from "./pdf-finish.ts";

/** What a deck is printed from: its slides as HTML, and their styles. */
export interface DeckParts {
  readonly slides: string;
  readonly css: string;
  /** The characters a reader sees. */
  readonly text: string;
  /** For each slide. */
  readonly notes: readonly SlideNotes[];
}

// What is printed asks for nothing and runs nothing.
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/**
 * The deck without anything around it, a slide a page. The form to present cannot be
 * printed: its slides are hidden from assistive technology but for the one that is shown.
 */
export function slidesForm(source: DeckSource, parts: DeckParts, { slide }: Theme, fonts = ""): string {
  const style = `body{margin:0}svg[data-marpit-svg]{display:block;width:${slide.width}px;height:${slide.height}px}`;
  return form(source, `${fonts}\n${parts.css}\n${style}`, quietFurniture(parts.slides));
}

/** A4 to hand out: each slide with its notes below. */
export function handoutForm(source: DeckSource, parts: DeckParts, theme: Theme, fonts = ""): string {
  const [head = "", ...slides] = quietFurniture(parts.slides).split(/(?=<svg data-marpit-svg)/);
  const pages = slides.map((slide, index) => {
    const [svg = "", rest = ""] = slide.split(/(?<=<\/foreignObject><\/svg>)/);
    return `${svg}${notesHtml(parts.notes[index], source)}${rest}`;
  });
  return form(source, `${fonts}\n${parts.css}\n${handoutCss(source, theme)}`, head + pages.join(""));
}

/** The characters of slides, notes and running lines. */
export function handoutText(source: DeckSource, { text, notes }: DeckParts): string {
  const words = [source.shortTitle, source.marking, word(source, "speakerNotes"), word(source, "behind")];
  const spoken = notes.flatMap(({ title, say, behind }) => [title, ...say, ...behind]);
  return [text, ...words, ...spoken, "0123456789/ "].join("\n");
}

function form(source: DeckSource, style: string, body: string): string {
  return [
    `<!DOCTYPE html><html lang="${escapeHtml(source.lang)}" dir="${source.dir}"><head><meta charset="UTF-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escapeHtml(source.title)}</title>`,
    `<style>${style}</style></head><body>${body}</body></html>`,
  ].join("");
}

/**
 * Says marking, title and date once, on the first slide, and the page's number not at all:
 * what runs on is an artifact on the pages after it. A slide's own sources stay content.
 */
function quietFurniture(slides: string): string {
  const hidden = 'aria-hidden="true"';
  const [before = "", first = "", ...others] = slides
    .replaceAll('<p class="page"', `<p ${hidden} class="page"`)
    .split(/(?=<section )/);
  const quiet = others.map((slide) =>
    slide
      .replace('<div class="running">', `<div ${hidden} class="running">`)
      .replace('<p class="marking">', `<p ${hidden} class="marking">`),
  );
  return [before, first, ...quiet].join("");
}

/** Its head is printed again on each page that the notes run over to. */
function notesHtml(notes: SlideNotes | undefined, source: DeckSource): string {
  if (!notes || notes.say.length + notes.behind.length === 0) return "";
  const { title, say, behind } = notes;
  const head = `<p class="head" aria-hidden="true">${escapeHtml(title)}</p>`;
  const label = `<p class="label">${escapeHtml(word(source, "speakerNotes"))}</p>`;
  const sources = `<p class="label">${escapeHtml(word(source, "behind"))}</p><div class="behind">${paragraphsHtml(behind)}</div>`;
  return `<div class="notes">${head}<div>${label}${paragraphsHtml(say)}${behind.length > 0 ? sources : ""}</div></div>`;
}

function paragraphsHtml(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("");
}

const pointsPerMm = 72 / 25.4;
const pointsPerPixel = 0.75;
const margin = { top: 18, side: 20 };

/** Where a slide stands on a page of the handout, in points. */
export function handoutFrame({ slide }: Theme): SlideFrame {
  const scale = ((210 - 2 * margin.side) * pointsPerMm) / (slide.width * pointsPerPixel);
  return { left: margin.side * pointsPerMm, top: margin.top * pointsPerMm, scale };
}

function handoutCss({ marking, shortTitle }: DeckSource, { colour }: Theme): string {
  const running = `font:8pt BriefsSans,sans-serif;color:${colour.muted}`;
  return `
@page { size: A4; margin: ${margin.top}mm ${margin.side}mm; @top-left { content: ${cssText(shortTitle)}; ${running} } @top-right { content: ${cssText(marking)}; ${running} } @bottom-right { content: counter(page) " / " counter(pages); ${running} } }
body { margin: 0; font: 10pt/14pt BriefsSans, sans-serif; color: ${colour.ink}; }
@media print { div#\\:\\$p > svg[data-marpit-svg] { width: 100%; height: auto; outline: 0.5pt solid ${colour.rule}; outline-offset: -0.5pt; } }
div#\\:\\$p > svg[data-marpit-svg] { display: block; width: 100%; break-before: page; break-inside: avoid; }
div#\\:\\$p > svg[data-marpit-svg]:first-child { break-before: auto; }
div#\\:\\$p > svg > foreignObject > section { break-before: auto !important; }
.notes { display: table; width: 100%; margin-block-start: 8mm; }
.notes .head { display: table-header-group; break-inside: avoid; line-height: 20pt; color: ${colour.muted}; }
.notes .label { font-weight: 600; break-after: avoid; }
.notes p + .label { margin-block-start: 10pt; }
.notes p { margin: 0 0 5pt; orphans: 2; widows: 2; max-width: 150mm; overflow-wrap: anywhere; }
.notes .behind { columns: 2; column-gap: 6mm; font-size: 8.5pt; line-height: 11.5pt; }
.notes .behind p { break-inside: avoid; }`;
}

function cssText(text: string): string {
  return `"${text.replace(/["\\\n]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`;
}
