import { font, spanWidth } from "../slides/grid.ts";
import { itemGap, mainSpan, quoteStyle, sourceStyle, titleStyle, titleWidth } from "../slides/slide-style.ts";
import type { Theme } from "../type/theme.ts";

/** The CSS specific to each layout. */
export function layoutCss(theme: Theme): string {
  return [centredCss(theme), textCss(theme), sideCss(theme), endCss(theme)].join("\n");
}

/** Layouts with centred content: title, section, statement, quotation. */
function centredCss(theme: Theme): string {
  const { slide, colour } = theme;
  const { type, cover, below, furniture } = slide;
  return `
section.title { background: ${colour.accent}; color: ${colour.paper}; justify-content: center; }
section.title h1 { ${font(titleStyle("title", theme))} color: ${colour.paper}; max-width: ${titleWidth("title", theme)}px; }
section.title .body { flex: 0 0 auto; margin-block-start: ${below.centred}px; max-width: ${cover.textWidth}px; }
section.title .body::before { content: ""; display: block; width: ${cover.ruleWidth}px; height: ${cover.rule}px; background: ${colour.paper}; margin-block-end: ${cover.rulePadding}px; }
section.title .running { display: contents; }
section.title .running p { position: absolute; inset-inline-start: ${slide.margin.start}px; }
section.title .running .short-title { inset-block-start: ${furniture.top}px; }
section.title .running .as-of { inset-block-end: ${furniture.bottom}px; }
section.title sup, section.title .furniture p, section.title .furniture .short-title, section.title .furniture .number { color: ${colour.paper}; }
section.section { background: ${colour.tint}; justify-content: center; }
section.section .body { flex: 0 0 auto; }
section.statement { justify-content: center; }
section.statement h2 { ${font(titleStyle("statement", theme))} }
section.statement .body { flex: 0 0 auto; margin-block-start: ${below.centred}px; max-width: ${slide.statement.textWidth}px; }
section.quote { justify-content: center; }
section.quote h2 { ${font(titleStyle("quote", theme))} color: ${colour.accent}; }
section.quote blockquote { ${font(quoteStyle("quote", theme))} }
section.quote blockquote p + p { ${font(type.body)} }
section.quote .body { flex: 0 0 auto; }`;
}

function textCss(theme: Theme): string {
  const { slide, colour } = theme;
  const { type, rule, below, tile } = slide;
  return `section.plain .body, section.comparison .body, section.table .body { display: flex; flex: 1 1 0; min-height: 0; flex-direction: column; }
/* The air below a title gives way first. */
section.plain .body::before, section.comparison .body::before, section.table .body::before { content: ""; flex: 0 1 ${below.air}px; }
section.plain .body > *, section.comparison .body > *, section.table .body > * { flex-shrink: 0; }
section.plain .body { ${font(type.lead)} }
section.plain .body > :is(ul, ol:not(.source-list)) > li + li { margin-block-start: ${itemGap(true, theme)}px; }
section.comparison h3 { border-block-start: ${rule.strong}px solid ${colour.accent}; padding-block-start: ${tile.padding}px; }`;
}

/** Side-by-side layouts: a chart or number with its text, two charts. */
function sideCss(theme: Theme): string {
  const { slide, colour } = theme;
  const { type, gutter, rule, below, tile, side } = slide;
  const width = (span: number): string => `flex: 0 0 ${spanWidth(theme, span)}px;`;
  const [chart, number] = [mainSpan("chart", theme), mainSpan("number", theme)];
  return `section.number .body, section.chart .body { display: flex; gap: ${gutter}px; align-items: flex-start; }
section.number .body { margin-block-start: ${below.title + below.air}px; }
section.number .main { ${width(number)} }
section.number .side { ${width(12 - number)} }
section.number .n1 .figure { ${font(type.figure)} margin-inline-start: -0.04em; }
section.number .n1 .qualifier, section.number .n1 .label { ${font(type.lead)} }
section.number .n1 .label { margin-block-start: ${tile.wideLabel}px; }
section.chart .main { ${width(chart)} }
section.chart .side { ${width(12 - chart)} }
section.chart .side > .remark { margin-block-start: ${side.remark}px; }
section.number .side, section.chart .side { margin-block-start: 0; border-block-start: ${rule.strong}px solid ${colour.accent}; padding-block-start: ${side.padding}px; }
section.charts .main { display: flex; gap: ${gutter}px; align-items: flex-start; }
section.charts .chart { ${width(mainSpan("charts", theme))} }
section.charts .side { margin-block-start: ${below.main}px; }`;
}

/** Open questions and sources. */
function endCss(theme: Theme): string {
  const { slide, colour } = theme;
  const { type, gutter, margin, text, below, chart } = slide;
  const { style, row } = sourceStyle("sources", theme);
  return `section.gaps { background: ${colour.tint}; }
section.gaps .box { background: none; padding: 0; border: 0; }
section.gaps .body > ul, section.gaps .box > ul { columns: 2; column-gap: ${gutter}px; }
section.gaps .body:not(:has(.source-list)) { justify-content: center; padding-block-end: ${margin.bottom}px; ${font(type.lead)} }
section.gaps .body:not(:has(.source-list)) ul { columns: 1; }
section.gaps .body:not(:has(.source-list)) > ul > li + li, section.gaps .body:not(:has(.source-list)) > .box > ul > li + li { margin-block-start: ${itemGap(true, theme)}px; }
section.gaps ul > li { break-inside: avoid; }
section.gaps .body { display: flex; flex-direction: column; justify-content: space-between; }
section.gaps h3 { ${font({ ...type.small, weight: 600 })} margin-block: auto ${chart.headline}px; padding-block-start: ${text.heading}px; }
section.gaps h3 + * { margin-block-start: 0; }
section.gaps .source-list { margin: 0; }
section.gaps ul > li::before { background: ${colour.warning}; }
section.sources .source-list { ${font(style)} }
section.sources .source-list li { padding-block: ${row}px; }
section.sources ul + .source-list { margin-block-start: ${below.sources}px; }`;
}
