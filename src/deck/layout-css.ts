import type { Theme } from "../type/theme.ts";
import { font, spanWidth } from "./grid.ts";

/** What is particular to each layout of the closed list. */
export function layoutCss(theme: Theme): string {
  const { slide, colour } = theme;
  const { type, gutter } = slide;
  const side = spanWidth(theme, 4);
  const main = spanWidth(theme, 8);
  return `
section.title { background: ${colour.accent}; color: ${colour.paper}; justify-content: center; }
section.title h1 { ${font({ ...type.title, size: 64, leading: 74 })} color: ${colour.paper}; max-width: 1000px; }
section.title .body { flex: 0 0 auto; margin-block-start: 36px; max-width: 900px; }
section.title .body::before { content: ""; display: block; width: 120px; height: 4px; background: ${colour.paper}; margin-block-end: 32px; }
section.title .running { display: contents; }
section.title .running p { position: absolute; inset-inline-start: ${slide.margin.start}px; }
section.title .running .short-title { inset-block-start: 18px; }
section.title .running .as-of { inset-block-end: 14px; }
section.title sup, section.title .furniture p, section.title .furniture .short-title, section.title .furniture .number { color: ${colour.paper}; }
section.section { background: ${colour.tint}; justify-content: center; }
section.section .body { flex: 0 0 auto; }
section.statement { justify-content: center; }
section.statement h2 { ${font({ ...type.title, size: 56, leading: 68 })} }
section.statement .body { flex: 0 0 auto; margin-block-start: 36px; max-width: 960px; }
section.plain .body, section.comparison .body, section.table .body { display: flex; flex: 1 1 0; min-height: 0; flex-direction: column; }
/* The air below a title gives way first. */
section.plain .body::before, section.comparison .body::before, section.table .body::before { content: ""; flex: 0 1 48px; }
section.plain .body > *, section.comparison .body > *, section.table .body > * { flex-shrink: 0; }
section.plain .body { ${font(type.lead)} }
section.plain .body > ul > li + li { margin-block-start: 22px; }
section.number .body, section.chart .body { display: flex; gap: ${gutter}px; align-items: flex-start; }
section.number .body { margin-block-start: 72px; }
section.number .main { flex: 0 0 ${spanWidth(theme, 7)}px; }
section.number .side { flex: 0 0 ${spanWidth(theme, 5)}px; }
section.number .n1 .figure { ${font({ ...type.figure, leading: type.figure.size })} margin-inline-start: -0.04em; }
section.number .n1 .qualifier, section.number .n1 .label { ${font(type.lead)} }
section.number .n1 .label { margin-block-start: 12px; }
section.chart .main { flex: 0 0 ${main}px; }
section.chart .side { flex: 0 0 ${side}px; }
section.chart .side > .remark { margin-block-start: 24px; }
section.number .side, section.chart .side { border-block-start: 3px solid ${colour.accent}; padding-block-start: 16px; }
section.charts .main { display: flex; gap: ${gutter}px; align-items: flex-start; }
section.charts .chart { flex: 0 0 ${spanWidth(theme, 6)}px; }
section.charts .side { margin-block-start: 20px; }
section.comparison h3 { border-block-start: 3px solid ${colour.accent}; padding-block-start: 14px; }
section.quote { justify-content: center; }
section.quote h2 { ${font(type.heading)} color: ${colour.accent}; }
section.quote blockquote { ${font({ ...type.heading, size: 48, leading: 62 })} }
section.quote blockquote p + p { ${font(type.body)} }
section.quote .body { flex: 0 0 auto; }
section.gaps { background: ${colour.tint}; }
section.gaps .box { background: none; padding: 0; border: 0; }
section.gaps .body > ul, section.gaps .box > ul { columns: 2; column-gap: ${gutter}px; }
section.gaps .body:not(:has(.source-list)) { justify-content: center; padding-block-end: 64px; ${font(type.lead)} }
section.gaps .body:not(:has(.source-list)) ul { columns: 1; }
section.gaps .body:not(:has(.source-list)) li + li { margin-block-start: 22px; }
section.gaps ul > li { break-inside: avoid; }
section.gaps .body { display: flex; flex-direction: column; justify-content: space-between; }
section.gaps h3 { ${font({ ...type.small, weight: 600 })} margin-block: auto 4px; padding-block-start: 24px; }
section.gaps .source-list { margin: 0; }
section.gaps ul > li::before { background: ${colour.warning}; }
section.sources .source-list { ${font({ ...type.small, size: 20, leading: 28 })} }
section.sources .source-list li { padding-block: 12px; }
section.sources ul + .source-list { margin-block-start: 40px; }`;
}
