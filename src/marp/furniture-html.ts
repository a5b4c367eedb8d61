import { factAttribute } from "../html/blocks.ts";
import { escapeHtml } from "../html/escape.ts";
import { drawSvg } from "../pictures/svg.ts";
import { logoPlace } from "../slides/slide-style.ts";
import { fontFamilies } from "../type/embed-fonts.ts";
import { runsHtml } from "./runs-html.ts";
import type { SlidePrint } from "./slide-print.ts";

/** Marking, short title, as-of date, sources and slide number, in the same place on every slide. */
export function furnitureHtml(print: SlidePrint): string {
  const { slide, deck, sources } = print;
  const { source, slides } = deck;
  const { layout, number } = slide;
  return [
    `<div class="furniture">`,
    `<div class="running"><p class="short-title">${escapeHtml(layout === "title" ? source.kicker : source.shortTitle)}</p>`,
    `<p class="as-of">${runsHtml(source.asOf, [])}</p></div>`,
    `<p class="marking">${escapeHtml(source.marking)}</p>`,
    sources.length > 0 && layout !== "sources" ? sourceLine(print) : "",
    `<p class="page" data-role="page"><span dir="ltr">${number} / ${slides.length}</span></p>`,
    logoHtml(print),
    "</div>",
  ].join("");
}

function logoHtml({ slide: { number, layout }, deck, theme }: SlidePrint): string {
  const { logo } = deck.source;
  const place = logoPlace({ number, total: deck.slides.length, layout }, theme);
  if (!logo || !place) return "";
  const drawing = place === "cover" ? logo.slide.dark : logo.slide.light;
  const svg = drawSvg(drawing, { idPrefix: `logo-${number}`, label: logo.alt ?? "", fontFamilies });
  return `<p class="logo ${place}">${svg}</p>`;
}

function sourceLine({ sources, deck }: SlidePrint): string {
  const { words } = deck.source;
  const items = sources.map(({ short, facts }, index) => {
    const number = sources.length > 1 ? `<span class="number" data-role="note">${index + 1}</span>\u00a0` : "";
    const text = `<span class="value" data-role="title"${factAttribute(facts)}>${escapeHtml(short)}</span>`;
    return `<span class="source">${number}${text}</span>`;
  });
  const label = sources.length > 1 ? words.sources : words.source;
  return `<p class="source-line"><span class="label">${escapeHtml(label)}</span> ${items.join(" ")}</p>`;
}
