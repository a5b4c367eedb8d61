import { fontFamilies } from "../../type/embed-fonts.ts";
import type { Theme } from "../../type/theme.ts";
import { font, rem, round } from "./css-values.ts";

/** Block layout: stacked on phones, in the columns of the printed grid on wider screens. */
export function blockCss(theme: Theme): string {
  return [flowCss(theme), tilesCss(theme), tableCss(theme), timelineCss(theme), boxCss(theme), endCss(theme)].join(
    "\n",
  );
}

function flowCss({ page }: Theme): string {
  const gutter = round((page.gutter / page.type.body.size) * 1.5);
  return `
.opening{padding-block:.6rem .4rem;}
.opening .lead{margin-block-start:.7rem;}
main>*+*,.column>*+*,section>*+*{margin-block-start:1.1rem;}
main>*+:is(section,.columns,.tiles),.column>*+section{margin-block-start:2.4rem;}
:is(section,aside,.column)>:is(h2,h3)+*{margin-block-start:.45rem;}
.small+.small{margin-block-start:.6rem;}
ul,ol{padding-inline-start:1.15rem;}
ul li::marker{color:var(--accent);}
li+li{margin-block-start:.35rem;}
:is(ul,ol)[role]{list-style:none;padding:0;}
ol:not([role]) ::marker{color:var(--accent);font-weight:600;}
blockquote{border-inline-start:.2rem solid var(--accent);padding-inline-start:1.1rem;font-size:1.1rem;}
.columns{display:grid;gap:2.4rem ${gutter}rem;}
.column{min-width:0;}
@media print,(min-width:60em){
.columns{grid-template-columns:repeat(${page.columns},minmax(0,1fr));}
.column{grid-column:span var(--span);}
}`;
}

function tilesCss(theme: Theme): string {
  const { type, gutter } = theme.page;
  const full = round(type.figure.size / type.body.size);
  return `
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,max(8.6rem,40%)),1fr));gap:1.6rem ${rem(gutter, theme)};}
.tile{display:grid;grid-template-rows:subgrid;grid-row:span 3;gap:0;margin:0;border-block-start:.16rem solid var(--accent);padding-block-start:.45rem;}
.tile .figure{${font(type.figure, theme)}font-size:clamp(2rem,1.5rem + 2vw,${full}rem);line-height:1.1;color:var(--accent);align-self:end;}
.tile .figure .value{text-decoration:none;color:inherit;}
.tile .figure a.value:hover .number{text-decoration:underline;text-decoration-thickness:.06em;text-underline-offset:.12em;}
.tile .qualifier{display:block;font-family:${fontFamilies.sans};font-weight:400;font-size:${rem(type.small.size * 1.06, theme)};line-height:1.4;color:var(--muted);}
.tile .number{white-space:nowrap;}
.tile .unit{font-size:${round((type.heading.size / type.figure.size) * 1.05)}em;}
.tile .label{line-height:1.35;margin-block-start:.3rem;text-wrap:balance;}
.tile .as-of{font-size:${rem(type.small.size, theme)};line-height:1.4;color:var(--muted);margin-block-start:.35rem;}
@media (min-width:36em){.tiles{grid-template-columns:repeat(min(2,var(--tiles)),minmax(0,1fr));}}
.tile:last-child:nth-child(odd){grid-column:1/-1;}
@media print,(min-width:48em){
.tiles{grid-template-columns:repeat(var(--tiles),minmax(0,1fr));}
.tile:last-child:nth-child(odd){grid-column:auto;}
}`;
}

function tableCss(theme: Theme): string {
  const { type } = theme.page;
  return `
.scroll{overflow-x:auto;}
table{border-collapse:collapse;width:100%;min-width:calc(var(--columns)*5.5rem);font-variant-numeric:lining-nums tabular-nums;line-height:1.4;}
th,td{text-align:start;vertical-align:top;padding:.5rem 1.2rem .5rem 0;padding-inline:0 1.2rem;border-block-end:1px solid var(--rule);}
:is(th,td):last-child{padding-inline-end:0;}
thead th{font-size:${rem(type.small.size, theme)};font-weight:600;vertical-align:bottom;border-block-end:.1rem solid var(--accent);padding-block:.2rem .3rem;}
tbody th{font-weight:600;}
.data tbody th{font-weight:400;}
.to-center{text-align:center;}
.to-end:is(th,td){text-align:end;}`;
}

// Dates are beside the rail if there is room, otherwise above their texts.
function timelineCss(theme: Theme): string {
  const small = rem(theme.page.type.small.size, theme);
  const line = 1.45;
  return `
.timeline{container-type:inline-size;}
.timeline li{position:relative;display:grid;grid-template-columns:1.05rem minmax(0,1fr);column-gap:.7rem;margin:0;padding-block-end:.75rem;max-width:none;line-height:${line};}
.timeline li>.mark{grid-area:1/1;}
.timeline .mark{width:1.05rem;height:1.05rem;overflow:visible;flex:none;}
.timeline li>.mark{margin-block-start:${round((line - 1.05) / 2)}rem;}
.timeline :is(.when,.what){grid-column:2;align-self:baseline;}
.timeline .when{font-size:${small};font-weight:600;line-height:1.4;}
.timeline li::before{content:"";position:absolute;inset-inline-start:.475rem;border-inline-start:.1rem solid var(--accent);inset-block:${round(line / 2 + 0.42)}rem ${round(-line / 2 + 0.42)}rem;}
.timeline li:has(+.today)::before{inset-block-end:${round(-line / 2 + 0.6)}rem;}
.timeline .today::before{inset-block-start:${round(line / 2 + 0.6)}rem;}
.timeline li:last-child::before{content:none;}
.timeline .expecting::before{border-inline-start:.1rem dashed var(--warning);}
.timeline circle{fill:var(--accent);stroke:none;}
.timeline .inferred circle{fill:var(--paper);stroke:var(--accent);stroke-width:1.3;}
.timeline .planned circle{fill:var(--paper);stroke:var(--warning);stroke-width:1.1;stroke-dasharray:2.2 1.15;}
.timeline circle.ring{fill:none;stroke:var(--accent);stroke-width:1;}
.timeline .planned .when{color:var(--warning);}
.timeline .today .when{color:var(--accent);}
.key{display:flex;flex-wrap:wrap;gap:.1rem .9rem;max-width:none;margin-block-start:.3rem;font-size:${small};line-height:1.6;color:var(--muted);}
.key span{display:inline-flex;align-items:center;gap:.35rem;}
@container (min-width:27rem){
.timeline li{grid-template-columns:8.7rem 1.05rem minmax(0,1fr);padding-block-end:.5rem;}
.timeline .when{grid-area:1/1;}
.timeline li>.mark{grid-area:1/2;}
.timeline .what{grid-area:1/3;}
.timeline li::before{inset-inline-start:9.875rem;}
}`;
}

function boxCss(theme: Theme): string {
  return `
.box{background:var(--tint);border-block-start:.16rem solid var(--warning);padding:.9rem 1.15rem 1.15rem;print-color-adjust:exact;-webkit-print-color-adjust:exact;}
.box.gaps{border-block-start-color:var(--muted);}
.column>.box+.box,main>.box+.box{margin-block-start:1.6rem;}
.box.gaps li+li{margin-block-start:${rem(theme.page.baseline / 2, theme)};}`;
}

function endCss(theme: Theme): string {
  const small = theme.page.type.small.size;
  return `
.sources{font-size:${rem(small * 1.06, theme)};line-height:1.45;}
.sources{columns:2 24rem;column-gap:2.2rem;}
.sources a{overflow-wrap:anywhere;}
.sources li{break-inside:avoid;margin:0;padding-block:.35rem;}
.end{border-block-start:1px solid var(--rule);padding-block-start:1.2rem;}
.notes{columns:2 24rem;column-gap:2.2rem;font-size:${rem(small, theme)};line-height:1.45;color:var(--muted);}
.notes li{display:grid;grid-template-columns:2.1rem minmax(0,1fr);break-inside:avoid;margin:0;padding-block:.25rem;}
.notes .number{font-weight:600;color:var(--accent);text-decoration:none;justify-self:start;min-width:1.9rem;min-height:1.6rem;padding-inline-end:.5rem;}
.notes .number:hover{text-decoration:underline;}
.end li:target{background:var(--tint);color:var(--ink);box-shadow:-.5rem 0 0 var(--tint),.5rem 0 0 var(--tint);}`;
}
