import type { Furniture } from "../document/block.ts";
import { escapeHtml } from "../html/escape.ts";
import type { DeckParts } from "../marp/deck-html.ts";
import { containerHtml } from "../marp/document.ts";
import { sayHtml } from "../marp/notes-html.ts";
import { visibleText } from "../slides/glyphs.ts";
import type { SpeakerNotes } from "../slides/speaker-notes.ts";
import type { Theme } from "../type/theme.ts";
import type { SlideFrame } from "./pdf-finish.ts";

/** The theme, and the slides' styles including their fonts. */
interface PrintStyle {
  readonly theme: Theme;
  readonly css: string;
}

// Printed pages load no resources and run no scripts.
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/**
 * The bare deck, one slide per page. The presenter's HTML cannot be printed instead: it hides all slides but the
 * current one from assistive technology.
 */
export function slidesForm(source: Furniture, parts: DeckParts, { theme, css }: PrintStyle): string {
  const { slide } = theme;
  const style = `body{margin:0}svg[data-marpit-svg]{display:block;width:${slide.width}px;height:${slide.height}px}`;
  return form(source, `${css}\n${style}`, containerHtml(quietFurniture(parts.slides)));
}

/** The A4 handout: each slide with its notes below. */
export function handoutForm(source: Furniture, parts: DeckParts, { theme, css }: PrintStyle): string {
  const pages = quietFurniture(parts.slides).map((slide, index) => slide + notesHtml(parts.notes[index], source));
  return form(source, `${css}\n${handoutCss(source, theme)}`, containerHtml(pages));
}

/** The text of slides, notes and running lines, for font subsetting. */
export function handoutText(source: Furniture, { text, notes }: DeckParts): string {
  const { words, shortTitle, marking } = source;
  const spoken = notes.flatMap(({ title, say, behind }) => [title, visibleText(sayHtml(say)), ...behind]);
  return [text, shortTitle, marking, words.speakerNotes, words.behind, ...spoken, "0123456789/. "].join("\n");
}

function form(source: Furniture, style: string, body: string): string {
  return [
    `<!DOCTYPE html><html lang="${escapeHtml(source.lang)}" dir="${source.dir}"><head><meta charset="UTF-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}"><title>${escapeHtml(source.title)}</title>`,
    `<style>${style}</style></head><body>${body}</body></html>`,
  ].join("");
}

/**
 * Makes page numbers artifacts on every slide, and the marking, title and date on every slide after the first, so
 * that they are read aloud once. A slide's own sources stay content.
 */
function quietFurniture(slides: readonly string[]): string[] {
  const hidden = 'aria-hidden="true"';
  return slides.map((slide, index) => {
    const unnumbered = slide.replace('<p class="page"', `<p ${hidden} class="page"`);
    if (index === 0) return unnumbered;
    return unnumbered
      .replace('<div class="running">', `<div ${hidden} class="running">`)
      .replace('<p class="marking">', `<p ${hidden} class="marking">`);
  });
}

/** Notes below a slide. The title repeats on each page that they continue on. */
function notesHtml(notes: SpeakerNotes | undefined, source: Furniture): string {
  if (!notes || notes.say.length + notes.behind.length === 0) return "";
  const { title, say, behind } = notes;
  const head = `<p class="head" aria-hidden="true">${escapeHtml(title)}</p>`;
  const label = `<p class="label">${escapeHtml(source.words.speakerNotes)}</p>`;
  const sources = `<p class="label">${escapeHtml(source.words.behind)}</p><div class="behind">${paragraphsHtml(behind)}</div>`;
  return `<div class="notes">${head}<div>${label}${sayHtml(say)}${behind.length > 0 ? sources : ""}</div></div>`;
}

function paragraphsHtml(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("");
}

const pointsPerMm = 72 / 25.4;
const pointsPerPixel = 0.75;
const margin = { top: 18, side: 20 };

/** The position of a slide on a handout page, in points. */
export function handoutFrame({ slide }: Theme): SlideFrame {
  const scale = ((210 - 2 * margin.side) * pointsPerMm) / (slide.width * pointsPerPixel);
  return { left: margin.side * pointsPerMm, top: margin.top * pointsPerMm, scale };
}

function handoutCss({ marking, shortTitle }: Furniture, { colour }: Theme): string {
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
