import { font, spanWidth } from "../slides/grid.ts";
import { figureStyle, logoRoom, manyTiles, numberPlace, quoteStyle } from "../slides/slide-style.ts";
import type { Theme } from "../type/theme.ts";
import { layoutCss } from "./layout-css.ts";

/** The Marp theme made from the tokens in `templates/theme`. Its name is fixed so that output is reproducible. */
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
section .body { flex: 1 0 auto; margin-block-start: ${slide.below.title}px; }`;
}

function textCss({ slide: { type, rule, text }, colour }: Theme): string {
  return `
h1, h2, h3, p, ul, ol, blockquote, figure, table { margin: 0; padding: 0; }
h1, h2 { ${font(type.title)} color: ${colour.ink}; text-wrap: balance; }
h3, h4, h5, h6 { ${font(type.heading)} color: ${colour.ink}; }
p, li { text-wrap: pretty; }
strong { font-weight: 600; }
em { font-style: italic; }
a { color: ${colour.accent}; text-decoration: underline; text-decoration-thickness: ${rule.thin}px; text-underline-offset: ${text.underline}px; }
sup { font-size: 0.62em; line-height: 0; vertical-align: baseline; position: relative; inset-block-end: 0.45em; margin-inline-start: 0.12em; color: ${colour.muted}; font-weight: 400; font-style: normal; }
ul { list-style: none; }
ul > li { position: relative; padding-inline-start: ${text.dashInset}px; }
ul > li::before { content: ""; position: absolute; inset-inline-start: 0; inset-block-start: 0.62em; width: ${text.dashWidth}px; height: ${rule.strong}px; background: ${colour.accent}; }
ol:not([class]) { padding-inline-start: ${text.numberInset}px; }
li + li, li > ul, li > ol { margin-block-start: ${text.item}px; }
li > p + p { margin-block-start: ${text.paragraph}px; }
.lead { ${font(type.lead)} }
.small, .remark { ${font(type.small)} color: ${colour.muted}; }`;
}

function blockCss(theme: Theme): string {
  const { slide, colour } = theme;
  const { type, gutter, rule, box, chart, table, quote, source } = slide;
  return `
.tiles { display: flex; gap: ${gutter}px; }
${gapCss(theme)}
${tileCss(theme)}
.columns { display: flex; gap: ${gutter}px; align-items: flex-start; }
.column { min-width: 0; flex: 0 0 calc((100% + ${gutter}px) * var(--span) / 12 - ${gutter}px); }
.box { background: ${colour.tint}; padding: ${box.block}px ${box.inline}px; }
.box.gaps { border-inline-start: ${box.edge}px solid ${colour.warning}; }
.chart .headline { ${font(type.heading)} margin-block-end: ${chart.headline}px; }
.chart .subtitle { ${font(type.subtitle)} color: ${colour.muted}; margin: 0 0 ${chart.subtitle}px; text-wrap: balance; }
.chart svg { display: block; max-width: 100%; overflow: visible; direction: ltr; }
.chart .remark { margin-block-start: ${chart.remark}px; }
.picture { display: block; }
table { border-collapse: collapse; width: 100%; ${font(type.table)} }
th, td { text-align: start; vertical-align: top; padding-block: ${table.row}px; padding-inline: 0 ${table.column}px; border-block-end: ${rule.hair}px solid ${colour.rule}; }
:is(th, td).to-end { text-align: end; }
:is(th, td).to-center { text-align: center; }
th { font-weight: 600; }
thead :is(th, td) { border-block-end: ${rule.thin}px solid ${colour.ink}; }
blockquote { ${font(quoteStyle("plain", theme))} }
blockquote p + p { ${font(type.body)} color: ${colour.muted}; margin-block-start: ${quote.claimant}px; }
.source-list { list-style: none; ${font(type.small)} }
.source-list li { padding-block: ${source.row}px; border-block-start: ${rule.hair}px solid ${colour.rule}; margin: 0; overflow-wrap: anywhere; }`;
}

/** The space above each block but the first; must match `gapBetween`. */
function gapCss({ slide: { below, text } }: Theme): string {
  const stacks = ":is(.body, .side, .column, .box)";
  const framed = ":is(.box, .chart, .picture, .columns, table)";
  return `${stacks} > * + * { margin-block-start: ${text.paragraph}px; }
${stacks} > * + ${framed}, ${stacks} > ${framed} + * { margin-block-start: ${below.block}px; }
${stacks} > * + :is(h1, h2, h3) { margin-block-start: ${text.heading}px; }
${stacks} > .tiles + * { margin-block-start: ${below.tiles}px; }
blockquote > * + * { margin-block-start: ${text.paragraph}px; }`;
}

function tileCss(theme: Theme): string {
  const { slide, colour } = theme;
  const { type, rule, tile } = slide;
  const many = [4, 5, 6].map((count) => `.n${count} .figure`).join(", ");
  return `.tile { flex: 1 1 0; min-width: 0; border-block-start: ${rule.strong}px solid ${colour.accent}; padding-block-start: ${tile.padding}px; }
.tile .qualifier { ${font(type.body)} color: ${colour.muted}; min-height: ${type.body.leading}px; }
.tile .figure { ${font(figureStyle(1, "plain", theme))} color: ${colour.accent}; margin: 0; font-variant-numeric: lining-nums; }
${many} { ${font(figureStyle(manyTiles, "plain", theme))} font-variant-numeric: lining-nums; }
.tile .unit { font-size: ${tile.unit}em; line-height: 1; white-space: nowrap; }
.tiles.bare .qualifier { display: none; }
.tile .label { margin-block-start: ${tile.label}px; }
.tile .as-of { ${font(type.small)} color: ${colour.muted}; margin-block-start: ${tile.asOf}px; }`;
}

function timelineCss(theme: Theme): string {
  const { slide, colour } = theme;
  const { type, rule, timeline } = slide;
  const { dot, today, todayRule } = timeline;
  // Centres the mark on the date beside it.
  const top = (type.date.leading - dot) / 2;
  return `
.timeline { list-style: none; column-gap: ${timeline.column}px; margin: 0; }
.timeline.columns-2 { column-count: 2; }
.timeline.columns-3 { column-count: 3; }
.timeline li { position: relative; break-inside: avoid; margin: 0; padding-block: 0 ${timeline.entry}px; padding-inline: ${timeline.inset}px 0; ${font(type.event)} }
.timeline li::before { content: ""; position: absolute; inset-inline-start: 0; inset-block-start: ${top}px; width: ${dot}px; height: ${dot}px; border-radius: 50%; border: ${rule.strong}px solid ${colour.accent}; background: ${colour.accent}; z-index: 1; }
.timeline li::after { content: ""; position: absolute; inset-inline-start: ${(dot - rule.thin) / 2}px; inset-block: ${top + dot + timeline.line}px 0; width: ${rule.thin}px; background: ${colour.rule}; }
.timeline li:last-child::after { display: none; }
.timeline li.inferred::before { background: ${colour.paper}; }
.timeline li.planned::before { border: ${rule.strong}px dashed ${colour.warning}; background: ${colour.paper}; }
.timeline li.planned::after { background: none; border-inline-start: ${rule.thin}px dashed ${colour.warning}; }
.timeline li.today::before { border-radius: 0; border: 0; width: ${today}px; height: ${todayRule}px; inset-inline-start: ${(dot - today) / 2}px; inset-block-start: ${top + (dot - todayRule) / 2}px; background: ${colour.warning}; }
.timeline li.today .when { color: ${colour.warning}; }
.timeline .when { ${font(type.date)} color: ${colour.accent}; }
.timeline .planned .when { color: ${colour.warning}; }
.timeline .what { margin: 0; }
${stripCss(theme)}
${keyCss(theme)}`;
}

/** The deck's whole timeline on a section slide, with the section's own entries highlighted. */
function stripCss({ slide, colour }: Theme): string {
  const { rule, timeline, below } = slide;
  const { dot, todayRule } = timeline;
  // Smaller, so that they also differ in greyscale print.
  const small = dot - 2 * rule.strong;
  return `.strip { display: flex; margin-block-end: ${below.tiles}px; }
.strip span { flex: 1 1 0; position: relative; height: ${dot}px; color: ${colour.muted}; }
.strip span:last-child { flex: 0 0 ${dot}px; }
.strip .lit { color: ${colour.accent}; }
.strip .lit:is(.planned, .today) { color: ${colour.warning}; }
.strip span::before { content: ""; position: absolute; inset-inline-start: 0; width: ${dot}px; height: ${dot}px; border-radius: 50%; border: ${rule.strong}px solid currentColor; background: currentColor; z-index: 1; }
.strip .inferred::before, .strip .planned::before { background: ${colour.tint}; }
.strip .planned::before { border-style: dashed; }
.strip .today::before { border: 0; border-radius: 0; width: ${todayRule}px; inset-inline-start: ${(dot - todayRule) / 2}px; }
.strip span:not(:last-child)::after { content: ""; position: absolute; inset-inline: ${dot}px 0; inset-block-start: ${(dot - rule.thin) / 2}px; height: ${rule.thin}px; background: ${colour.rule}; }
.strip span:not(.lit, .today)::before { width: ${small}px; height: ${small}px; border-width: ${rule.thin}px; inset-inline-start: ${rule.strong}px; inset-block-start: ${rule.strong}px; }
.strip span.on::after { inset-block-start: ${(dot - rule.strong) / 2}px; height: ${rule.strong}px; background: currentColor; }`;
}

function keyCss({ slide, colour }: Theme): string {
  const { type, rule, timeline, key } = slide;
  return `.key { ${font(type.small)} color: ${colour.muted}; display: flex; gap: ${key.item}px; justify-content: flex-end; margin-block: ${-key.lift}px ${key.below}px; }
.key span { display: inline-flex; align-items: center; gap: ${key.inset}px; }
.key span::before { content: ""; width: ${key.dot}px; height: ${key.dot}px; border-radius: 50%; border: ${rule.strong}px solid ${colour.accent}; background: ${colour.accent}; }
.key .inferred::before { background: ${colour.paper}; }
.key .today::before { border: 0; border-radius: 0; width: ${key.today}px; height: ${timeline.todayRule}px; background: ${colour.warning}; }
.key .planned::before { border: ${rule.strong}px dashed ${colour.warning}; background: ${colour.paper}; }`;
}

function furnitureCss(theme: Theme): string {
  const { slide, colour } = theme;
  const { type, margin, furniture } = slide;
  return `
.furniture p, .furniture .running { position: absolute; margin: 0; ${font(type.running)} color: ${colour.muted}; }
.furniture .running { inset-block-start: ${furniture.top}px; inset-inline-start: ${margin.start}px; display: flex; gap: ${furniture.item}px; }
.furniture .running p { position: static; }
.furniture .short-title { font-weight: 600; color: ${colour.ink}; }
.furniture .marking { inset-block-start: ${furniture.top}px; inset-inline-end: ${margin.end}px; font-weight: 600; color: ${colour.marking}; }
.furniture .source-line { inset-block-end: ${furniture.bottom}px; inset-inline-start: ${margin.start}px; width: ${spanWidth(theme, 12) - numberPlace(theme)}px; }
.furniture .source-line .label { font-weight: 600; margin-inline-end: ${furniture.label}px; }
.furniture .source { margin-inline-end: ${furniture.label}px; display: inline-block; }
.furniture .source .number { font-weight: 600; color: ${colour.ink}; }
.furniture .page { inset-block-end: ${furniture.bottom}px; inset-inline-end: ${margin.end}px; }${logoCss(theme)}`;
}

function logoCss(theme: Theme): string {
  if (!theme.logo) return "";
  const { type, margin } = theme.slide;
  return `
.furniture .logo { inset-inline-end: ${margin.end}px; display: flex; align-items: center; line-height: 0; }
.furniture .logo.cover { inset-block-end: ${margin.bottom}px; }
.furniture .logo.closing { inset-block-start: ${margin.top}px; min-height: ${type.title.leading}px; }
section:not(.section, .statement, .quote):has(.logo.closing) :is(h1, h2) { margin-inline-end: ${logoRoom("closing", "plain", theme)}px; }`;
}
