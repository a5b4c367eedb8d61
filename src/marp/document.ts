import { type Furniture, plainText } from "../document/block.ts";
import { escapeHtml } from "../html/escape.ts";
import type { SpeakerNotes } from "../slides/speaker-notes.ts";
import { sayHtml } from "./notes-html.ts";
import type { Shell } from "./shell.ts";

interface DocumentParts {
  readonly slides: readonly string[];
  readonly css: string;
  readonly fonts: string;
  /** For each slide; none in the file that is handed on. */
  readonly notes: readonly SpeakerNotes[];
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

/** The slides in the container that Marp's styles and scripts look for. */
export function containerHtml(slides: readonly string[]): string {
  return `<div id=":$p">${slides.join("")}</div>`;
}

function noteHtml({ say, behind }: SpeakerNotes, index: number, { words }: Furniture): string {
  if (say.length + behind.length === 0) return "";
  const sources = behind.length > 0 ? [`${words.behind}:`, ...behind] : [];
  const text = sayHtml(say) + sources.map((line) => `<p>${escapeHtml(line)}</p>`).join("");
  return `<div class="bespoke-marp-note" data-index="${index}" tabindex="0">${text}</div>`;
}
