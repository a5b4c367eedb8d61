import type { Composed } from "../../document/block.ts";
import { fontFamilies } from "../../type/embed-fonts.ts";
import { cssString, rem, round } from "./css-values.ts";
import type { Twin } from "./twin.ts";

/** Print styles: the sheet's margins and sizes, the marking on every page, no data tables, no dark mode. */
export function printCss({ document, theme }: Twin): string {
  const { margin, type } = theme.page;
  const small = `font:400 ${type.small.size}pt ${fontFamilies.sans};color:${theme.colour.muted};`;
  return `
@page{size:A4;margin:${margin.top}pt ${margin.end}pt ${margin.bottom + 18}pt ${margin.start}pt;
@bottom-left{content:${footOf(document)};${small}}
@bottom-right{content:${pageOf(document.words.page, document.words.of)};${small}}}
@media print{
html{font-size:${type.body.size}pt;}
body{line-height:${round(type.body.leading / type.body.size)};}
body>:is(header,main,footer){max-width:none;padding-inline:0;}
header.running{padding-block-start:0;}
footer.running{margin-block:1.5rem 0;}
.opening{padding-block:.3rem 1.4rem;}
h1{font-size:${rem(type.title.size, theme)};}
.skip,.data,.drawing.narrow{display:none;}
.drawing.wide{display:block;}
.drawing{overflow:visible;}
.drawing svg{width:var(--natural);max-width:100%;}
a,a.value{text-decoration:none;}
h2,h3,figcaption,thead,.timeline .when{break-after:avoid;}
.tile,.chart,.box,tr,li{break-inside:avoid;}
p{orphans:2;widows:2;}
main>*+:is(section,.columns,.tiles),.column>*+section{margin-block-start:1.4rem;}
.columns{row-gap:1.4rem;}
.box{padding:.6rem .9rem .8rem;}
:is(.column,main)>.box+.box{margin-block-start:1.1rem;}
.scroll{overflow:visible;}
.notes,.sources{columns:2;}
}`;
}

function footOf({ marking, shortTitle }: Composed): string {
  return cssString(`${marking} · ${shortTitle}`);
}

// Combines "Page {page}" and "{page} of {pages}", with CSS counters in place of the numbers.
function pageOf(page: string, of: string): string {
  return page
    .replace("{page}", of.includes("{page}") ? of : "{page}")
    .concat(page.includes("{page}") ? "" : ` ${of}`)
    .split(/(\{pages?\})/)
    .filter((part) => part !== "")
    .map((part) => (part === "{page}" ? "counter(page)" : part === "{pages}" ? "counter(pages)" : cssString(part)))
    .join(" ");
}
