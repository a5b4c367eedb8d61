import { type Furniture, plainText } from "../document/block.ts";
import { escapeHtml } from "../html/escape.ts";
import type { SpeakerNotes } from "../slides/speaker-notes.ts";
import { sayHtml } from "./notes-html.ts";
import type { Shell } from "./shell.ts";

interface DocumentParts {
  readonly slides: readonly string[];
  readonly css: string;
  readonly fonts: string;
  /** One entry per slide; empty in the file for distribution. */
  readonly notes: readonly SpeakerNotes[];
}

// Whatever a deck contains, it never loads anything from the network.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; font-src data:; frame-src 'self' file:";

// Announces slide changes to screen readers, with the new slide's title.
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

// Off-screen, but still read by screen readers.
const spokenCss =
  ".spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}";

/** A deck as one HTML file, in the structure of marp-cli's bespoke template. */
export function documentHtml(source: Furniture, shell: Shell, parts: DocumentParts): string {
  const notes = parts.notes.map((note, index) => noteHtml(note, index, source)).join("");
  return [
    `<!DOCTYPE html><html lang="${escapeHtml(source.lang)}" dir="${source.dir}"><head><meta charset="UTF-8">`,
    `<title>${escapeHtml(source.title)}</title>`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width,height=device-height,initial-scale=1.0">`,
    `<meta name="description" content="${escapeHtml(`${source.kicker}. ${plainText(source.asOf)}. ${source.marking}`)}">`,
    `<style>${shell.style}</style><style>${parts.fonts}\n${parts.css}\n${spokenCss}</style></head><body>`,
    `<nav aria-label="${escapeHtml(source.words.slide)}">${shell.controls}</nav>`,
    `<main>${containerHtml(parts.slides)}</main>${notes}`,
    `<div class="spoken" aria-live="polite"></div>`,
    `<script>${shell.script}</script><script>${speaker}</script></body></html>\n`,
  ].join("");
}

/** Wraps the slides in the container that Marp's styles and scripts expect. */
export function containerHtml(slides: readonly string[]): string {
  return `<div id=":$p">${slides.join("")}</div>`;
}

function noteHtml({ say, behind }: SpeakerNotes, index: number, { words }: Furniture): string {
  if (say.length + behind.length === 0) return "";
  const sources = behind.length > 0 ? [`${words.behind}:`, ...behind] : [];
  const text = sayHtml(say) + sources.map((line) => `<p>${escapeHtml(line)}</p>`).join("");
  return `<div class="bespoke-marp-note" data-index="${index}" tabindex="0">${text}</div>`;
}
