import type { Theme } from "../type/theme.ts";
import { font } from "./grid.ts";
import { layoutCss } from "./layout-css.ts";

/** The Marp theme that the tokens of `templates/theme` make; its name is fixed, so that bytes repeat. */
export function themeCss(theme: Theme): string {
  return [
    "/* @theme briefs */",
    rootCss(theme),
    textCss(theme),
    blockCss(theme),
    timelineCss(theme),
    furnitureCss(theme),
    layoutCss(theme),
  ].join("\n");
}

/** What of the theme the slides themselves depend on: their size. */
export function sizeCss({ slide }: Theme): string {
  return `/* @theme briefs */ section { width: ${slide.width}px; height: ${slide.height}px; }`;
}

function rootCss({ slide, colour }: Theme): string {
  const { margin } = slide;
  return `
section {
  width: ${slide.width}px; height: ${slide.height}px; box-sizing: border-box; position: relative; overflow: hidden;
  display: flex; flex-direction: column;
  padding-block: ${margin.top}px ${margin.bottom}px; padding-inline: ${margin.start}px ${margin.end}px;
  background: ${colour.paper}; color: ${colour.ink}; ${font(slide.type.body)}
  font-kerning: normal; font-variant-numeric: lining-nums; text-align: start; hyphens: manual;
}
section::after { content: none; }
section *, section *::before, section *::after { box-sizing: border-box; }
section .value { unicode-bidi: isolate; }
section .body { flex: 1 0 auto; margin-block-start: 24px; }`;
}

function textCss({ slide: { type }, colour }: Theme): string {
  return `
h1, h2, h3, p, ul, ol, blockquote, figure, table { margin: 0; padding: 0; }
h1, h2 { ${font(type.title)} color: ${colour.ink}; text-wrap: balance; }
h3 { ${font(type.heading)} color: ${colour.ink}; }
p, li { text-wrap: pretty; }
strong { font-weight: 600; }
em { font-style: italic; }
a { color: ${colour.accent}; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 4px; }
p + p, p + ul, p + ol, ul + p, ol + p, h3 + p, h3 + ul { margin-block-start: 16px; }
sup { font-size: 0.62em; line-height: 0; vertical-align: baseline; position: relative; inset-block-end: 0.45em; margin-inline-start: 0.12em; color: ${colour.muted}; font-weight: 400; font-style: normal; }
ul { list-style: none; }
ul > li { position: relative; padding-inline-start: 28px; }
ul > li::before { content: ""; position: absolute; inset-inline-start: 0; inset-block-start: 0.62em; width: 12px; height: 3px; background: ${colour.accent}; }
ol:not([class]) { padding-inline-start: 36px; }
li + li { margin-block-start: 12px; }
.lead p { ${font(type.lead)} }
.small p, .remark { ${font(type.small)} color: ${colour.muted}; }`;
}

function blockCss({ slide: { type, gutter }, colour }: Theme): string {
  return `
.tiles { display: flex; gap: ${gutter}px; }
.tiles + * { margin-block-start: 32px; }
.tile { flex: 1 1 0; min-width: 0; border-block-start: 3px solid ${colour.accent}; padding-block-start: 14px; }
.tile .qualifier { ${font(type.body)} color: ${colour.muted}; }
.tile .figure { ${font({ ...type.figure, size: 68, leading: 76 })} color: ${colour.accent}; margin: 0; font-variant-numeric: lining-nums; }
.n4 .figure, .n5 .figure, .n6 .figure { font-size: 64px; }
.tile .unit { font-size: 0.5em; line-height: 1; white-space: nowrap; }
.tiles.bare .qualifier { display: none; }
.tile .qualifier { min-height: 36px; }
.tile .label { margin-block-start: 8px; }
.tile .as-of { ${font(type.small)} color: ${colour.muted}; margin-block-start: 8px; }
.columns { display: flex; gap: ${gutter}px; align-items: flex-start; }
.col { min-width: 0; }
${Array.from({ length: 12 }, (_, index) => `.span-${index + 1} { flex: 0 0 calc((100% + ${gutter}px) * ${index + 1} / 12 - ${gutter}px); }`).join("\n")}
.box { background: ${colour.tint}; padding: 24px 28px; }
.box.gaps { border-inline-start: 6px solid ${colour.warning}; }
.chart .headline { ${font(type.heading)} margin-block-end: 4px; }
.chart .subtitle { ${font({ ...type.small, size: 20, leading: 26 })} color: ${colour.muted}; margin: 0 0 12px; text-wrap: balance; }
.chart svg { display: block; max-width: 100%; overflow: visible; direction: ltr; }
.chart .remark { margin-block-start: 8px; }
table { border-collapse: collapse; width: 100%; font-size: 24px; line-height: 32px; }
th, td { text-align: start; vertical-align: top; padding-block: 10px; padding-inline: 0 ${gutter / 2}px; border-block-end: 1px solid ${colour.rule}; }
th[style*="right"], td[style*="right"] { text-align: end !important; }
th { font-weight: 600; border-block-end: 2px solid ${colour.ink}; }
blockquote { ${font({ ...type.heading, size: 40, leading: 52 })} }
blockquote p + p { ${font(type.body)} color: ${colour.muted}; margin-block-start: 28px; }
.source-list { list-style: none; ${font(type.small)} }
.source-list li { padding-block: 6px; border-block-start: 1px solid ${colour.rule}; margin: 0; overflow-wrap: anywhere; }`;
}

function timelineCss({ slide: { type }, colour }: Theme): string {
  const dot = 18;
  return `
.timeline { list-style: none; column-gap: 36px; margin: 0; }
.timeline.columns-2 { column-count: 2; }
.timeline.columns-3 { column-count: 3; }
.timeline li { position: relative; break-inside: avoid; margin: 0; padding-block: 0 14px; padding-inline: 30px 0; font-size: 24px; line-height: 29px; }
.timeline li::before { content: ""; position: absolute; inset-inline-start: 0; inset-block-start: 4px; width: ${dot}px; height: ${dot}px; border-radius: 50%; border: 3px solid ${colour.accent}; background: ${colour.accent}; z-index: 1; }
.timeline li::after { content: ""; position: absolute; inset-inline-start: ${dot / 2 - 1}px; inset-block: ${dot + 9}px 0; width: 2px; background: ${colour.rule}; }
.timeline li:last-child::after { display: none; }
.timeline li.inferred::before { background: ${colour.paper}; }
.timeline li.planned::before { border: 3px dashed ${colour.warning}; background: ${colour.paper}; }
.timeline li.planned::after { background: none; border-inline-start: 2px dashed ${colour.warning}; }
.timeline li.today::before { border-radius: 0; border: 0; width: 26px; height: 4px; inset-inline-start: -4px; inset-block-start: 11px; background: ${colour.warning}; }
.timeline li.today .when { color: ${colour.warning}; }
.timeline .when { ${font({ ...type.small, weight: 600, size: 20, leading: 26 })} color: ${colour.accent}; }
.timeline .planned .when { color: ${colour.warning}; }
.timeline .what { margin: 0; }
.key { ${font(type.small)} color: ${colour.muted}; display: flex; gap: 32px; justify-content: flex-end; margin-block: -8px 8px; }
.key span { display: inline-flex; align-items: center; gap: 10px; }
.key span::before { content: ""; width: 16px; height: 16px; border-radius: 50%; border: 3px solid ${colour.accent}; background: ${colour.accent}; }
.key .inferred::before { background: ${colour.paper}; }
.key .today::before { border: 0; border-radius: 0; width: 22px; height: 4px; background: ${colour.warning}; }
.key .planned::before { border: 3px dashed ${colour.warning}; background: ${colour.paper}; }`;
}

function furnitureCss({ slide: { type, margin, width }, colour }: Theme): string {
  return `
.furniture p, .furniture .running { position: absolute; margin: 0; ${font({ ...type.small, leading: 22 })} color: ${colour.muted}; }
.furniture .running { inset-block-start: 18px; inset-inline-start: ${margin.start}px; display: flex; gap: 14px; }
.furniture .running p { position: static; }
.furniture .short-title { font-weight: 600; color: ${colour.ink}; }
.furniture .marking { inset-block-start: 18px; inset-inline-end: ${margin.end}px; font-weight: 600; color: ${colour.marking}; }
.furniture .source-line { inset-block-end: 14px; inset-inline-start: ${margin.start}px; width: ${width - margin.start - margin.end - 120}px; }
.furniture .source-line .label { font-weight: 600; margin-inline-end: 10px; }
.furniture .source { margin-inline-end: 10px; display: inline-block; }
.furniture .source .number { font-weight: 600; color: ${colour.ink}; }
.furniture .page { inset-block-end: 14px; inset-inline-end: ${margin.end}px; }`;
}
