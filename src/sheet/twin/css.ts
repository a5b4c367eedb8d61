import { darkColours, darkened } from "../../type/dark.ts";
import { fontFamilies } from "../../type/embed-fonts.ts";
import type { Theme, TypeStyle } from "../../type/theme.ts";
import { textWidth } from "../layout/grid.ts";
import { blockCss } from "./css-blocks.ts";
import { printCss } from "./css-print.ts";
import { font, rem, round } from "./css-values.ts";
import { logoCss } from "./logo.ts";
import type { Twin } from "./twin.ts";

type Colours = Theme["colour"];

/**
 * The style sheet of a twin, made only from the theme's tokens. 1 rem is the printed body size, so a point on paper
 * is `rem(1)` on screen.
 */
export function sheetCss(twin: Twin): string {
  return [
    colourCss(twin),
    pageCss(twin.theme),
    textCss(twin.theme),
    blockCss(twin.theme),
    chartCss(twin),
    logoCss(twin),
    printCss(twin),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function colourCss({ theme, drawings, narrow }: Twin): string {
  const light = theme.colour;
  const used = [...drawings.values(), ...narrow.values()].flatMap(({ ops }) =>
    ops.flatMap((op) => {
      if (op.op === "text") return [op.fill.colour];
      return op.op === "path" ? [op.fill?.colour, op.stroke?.colour] : [];
    }),
  );
  const charts = [...new Set(used)].filter((colour) => colour !== undefined).sort();
  return `
:root{color-scheme:light dark;${variables(light)}--badge:${light.marking};--badge-ink:${light.paper};}
@media screen and (prefers-color-scheme:dark){
:root{${variables(darkColours(light))}}
.badge{border-color:var(--muted);}
${charts.map((colour) => chartColourCss(colour, light)).join("\n")}
}`;
}

function variables(colours: Colours): string {
  const { paper, tint, ink, muted, rule, accent, accentSoft, warning } = colours;
  const named = { paper, tint, ink, muted, rule, accent, soft: accentSoft, warning };
  return Object.entries(named)
    .map(([name, colour]) => `--${name}:${colour};`)
    .join("");
}

// Drawings use the theme's colours for paper. On dark screens, each is replaced by its dark counterpart.
function chartColourCss(colour: string, light: Colours): string {
  const dark = darkColours(light);
  const names = ["paper", "tint", "ink", "muted", "rule", "accent", "accentSoft", "warning", "marking"] as const;
  const name = names.find((token) => light[token] === colour);
  const counterpart = name ? dark[name] : darkened(colour);
  return `.drawing [fill="${colour}"]{fill:${counterpart};}.drawing [stroke="${colour}"]{stroke:${counterpart};}`;
}

function pageCss(theme: Theme): string {
  const { page } = theme;
  const { type } = page;
  return `
*,*::before,*::after{box-sizing:border-box;}
html{font-size:106.25%;text-size-adjust:100%;-webkit-text-size-adjust:100%;scroll-padding-block:2rem;}
body{margin:0;background:var(--paper);color:var(--ink);font-family:${fontFamilies.sans};font-weight:${type.body.weight};line-height:1.5;font-kerning:normal;font-variant-numeric:lining-nums proportional-nums;overflow-wrap:break-word;}
body>:is(header,main,footer){max-width:${round(textWidth(theme, "a4") / type.body.size + 4)}rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2rem);}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;}
.skip{position:absolute;inset-inline-start:1rem;inset-block-start:-6rem;padding:.6rem 1rem;background:var(--ink);color:var(--paper);z-index:1;}
.skip:focus{inset-block-start:1rem;}
.running{display:flex;flex-wrap:wrap;align-items:center;gap:.35rem 1rem;font-size:${rem(type.small.size, theme)};line-height:1.4;color:var(--muted);}
.running p{margin:0;max-width:none;}
header.running{padding-block-start:clamp(1rem,3vw,2.2rem);}
header.running::before{content:"";flex:0 0 100%;border-block-start:${rem(page.baseline, theme)} solid var(--accent);margin-block-end:.35rem;}
header .kicker{flex:1 1 auto;font-weight:600;color:var(--accent);}
.badge{display:inline-block;background:var(--badge);color:var(--badge-ink);font-weight:600;padding:.1rem .45rem;line-height:1.35;border:1px solid var(--badge);print-color-adjust:exact;-webkit-print-color-adjust:exact;}
footer.running{margin-block:3rem 2.5rem;}
footer.running::before{content:"";flex:0 0 100%;border-block-start:1px solid var(--rule);margin-block-end:.4rem;}
footer .short-title{flex:1 1 auto;}
@media (min-width:80em){html{font-size:112.5%;}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth;}}`;
}

function textCss(theme: Theme): string {
  const { type } = theme.page;
  const fluid = (style: TypeStyle, least: number, grow: number): string => {
    const full = style.size / type.body.size;
    return `${font(style, theme)}font-size:clamp(${least}rem,${round(least - grow * 0.2)}rem + ${grow}vw,${round(full)}rem);`;
  };
  return `
h1,h2,h3,p,ul,ol,blockquote,figure,table{margin:0;padding:0;}
h1{${fluid(type.title, 2, 3.2)}text-wrap:balance;}
h2{${font({ ...type.heading, size: type.heading.size * 1.08 }, theme)}color:var(--accent);text-wrap:balance;}
h3{${font(type.heading, theme)}font-size:${rem(type.heading.size * 0.9, theme)};color:var(--accent);text-wrap:balance;}
p,li,td{text-wrap:pretty;}
p,li,blockquote{max-width:42rem;}
strong{font-weight:600;}
.lead{${fluid(type.lead, 1.2, 0.8)}max-width:48rem;text-wrap:balance;}
.small{font-size:${rem(type.small.size * 1.1, theme)};line-height:1.45;}
a{color:var(--accent);text-decoration:underline;text-decoration-thickness:.07em;text-underline-offset:.18em;}
a:hover{text-decoration-thickness:.14em;}
:focus-visible{outline:3px solid var(--warning);outline-offset:2px;border-radius:1px;}
a.value{color:inherit;text-decoration:underline dotted;text-decoration-color:var(--muted);text-decoration-thickness:.07em;unicode-bidi:isolate;}
a.value:hover{color:var(--accent);text-decoration:underline solid;text-decoration-color:currentColor;}
span.value{unicode-bidi:isolate;}
sup{font-size:.72em;font-weight:600;line-height:0;vertical-align:baseline;position:relative;inset-block-start:-.42em;margin-inline-start:.1em;white-space:nowrap;font-variant-numeric:lining-nums proportional-nums;font-family:${fontFamilies.sans};font-style:normal;color:var(--accent);}
sup a{text-decoration:none;position:relative;}
sup a::after{content:"";position:absolute;inset:-.7em -.25em;}
sup a:hover{text-decoration:underline;}
sup a:target{background:var(--tint);outline:2px solid var(--accent);outline-offset:1px;}
.running a.value,:is(h1,h2,h3) a.value{text-decoration-color:transparent;}
.running a.value:hover,:is(h1,h2,h3) a.value:hover{text-decoration-color:currentColor;}`;
}

// Drawings scale with the type around them. Below 80 % of their natural size, their text would be unreadable.
function chartCss({ theme }: Twin): string {
  const small = theme.page.type.small;
  return `
.chart{container-type:inline-size;}
.chart .headline{font-weight:600;line-height:1.35;text-wrap:balance;}
.chart :is(.subtitle,.remark,.source){font-size:${rem(small.size, theme)};line-height:1.4;color:var(--muted);}
.chart .subtitle{margin-block-start:.15rem;text-wrap:balance;}
.drawing{margin-block:.9rem .7rem;overflow-x:auto;overflow-y:hidden;}
.drawing svg{display:block;width:100%;height:auto;max-width:calc(var(--natural)*1.15);direction:ltr;overflow:visible;pointer-events:none;font-variant-numeric:lining-nums tabular-nums;}
.drawing.only svg{min-width:calc(var(--natural)*.8);}
.drawing.narrow{display:none;}
@container (max-width:24rem){.drawing.wide{display:none;}.drawing.narrow{display:block;}}
.data{margin-block-start:.5rem;font-size:${rem(small.size, theme)};line-height:1.4;}
.data summary{cursor:pointer;width:fit-content;padding-block:.3rem;color:var(--accent);font-weight:600;}
.data table{min-width:calc(var(--columns)*4.6rem);margin-block-start:.3rem;}
.data :is(th,td){padding-inline-end:.7rem;}`;
}
