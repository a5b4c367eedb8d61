import { plainText } from "../document/block.ts";
import { escapeHtml } from "../html/escape.ts";
import type { DeckSource } from "../slides/source.ts";
import { word } from "../slides/words.ts";
import type { Shell } from "./shell.ts";

export interface DocumentParts {
  readonly slides: string;
  readonly css: string;
  readonly fonts: string;
  /** Per slide; left out of the file that is handed on. */
  readonly notes?: readonly (readonly string[])[];
}

// Whatever a deck may hold, it never asks the network for anything.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; font-src data:; frame-src 'self' file:";

// A screen reader hears of a change of slide: the title of the one that is now shown.
const speaker = `(() => {
  if (new URLSearchParams(location.search).get("view")) return;
  const spoken = document.querySelector(".spoken");
  const slides = [...document.querySelectorAll("svg[data-marpit-svg]")];
  const say = () => {
    const slide = slides.find((each) => each.classList.contains("bespoke-marp-active"));
    const title = slide?.querySelector("h1,h2,h3")?.textContent ?? "";
    const text = (slides.indexOf(slide) + 1) + " / " + slides.length + ": " + title;
    if (slide && spoken.textContent !== text) spoken.textContent = text;
  };
  const observer = new MutationObserver(say);
  for (const slide of slides) observer.observe(slide, { attributeFilter: ["class"] });
  say();
})();`;

// Off the screen, but not hidden from who listens.
const spokenCss =
  ".spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}";

/** The one file of a deck, in the form of marp-cli's bespoke template. */
export function documentHtml(source: DeckSource, shell: Shell, parts: DocumentParts): string {
  const notes = (parts.notes ?? []).map(noteHtml).join("");
  return [
    `<!DOCTYPE html><html lang="${escapeHtml(source.lang)}" dir="${source.dir}"><head><meta charset="UTF-8">`,
    `<title>${escapeHtml(source.title)}</title>`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width,height=device-height,initial-scale=1.0">`,
    `<meta name="description" content="${escapeHtml(`${source.kicker}. ${plainText(source.asOf)}. ${source.marking}`)}">`,
    `<style>${shell.style}</style><style>${parts.fonts}\n${parts.css}\n${spokenCss}</style></head><body>`,
    `<nav aria-label="${escapeHtml(word(source, "slide"))}">${shell.controls}</nav>`,
    `<main>${parts.slides}</main>${notes}`,
    `<div class="spoken" aria-live="polite"></div>`,
    `<script>${shell.script}</script><script>${speaker}</script></body></html>\n`,
  ].join("");
}

function noteHtml(paragraphs: readonly string[], index: number): string {
  if (paragraphs.length === 0) return "";
  const text = paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join("");
  return `<div class="bespoke-marp-note" data-index="${index}" tabindex="0">${text}</div>`;
}
