import { drawSvg } from "../../pictures/svg.ts";
import { fontFamilies } from "../../type/embed-fonts.ts";
import { round } from "./css-values.ts";
import type { Twin } from "./twin.ts";

/** The theme's logo. If it has a dark version, both are included and CSS shows one of them. */
export function logoHtml({ document: { logo }, theme }: Twin): string {
  if (!logo) return "";
  const { light, dark } = logo.page;
  const size = theme.page.type.body.size;
  const shades =
    dark === light
      ? [["", light] as const]
      : ([
          ["light", light],
          ["dark", dark],
        ] as const);
  const drawn = shades.map(([shade, drawing]) => {
    const svg = drawSvg(drawing, { idPrefix: `logo${shade}`, label: logo.alt ?? "", fontFamilies });
    return `<span class="shade ${shade}" style="--natural:${round(drawing.width / size)}rem">${svg}</span>`;
  });
  return `<p class="logo">${drawn.join("")}</p>\n`;
}

/** The logo goes beside the title if there is room, otherwise above it. */
export function logoCss({ document: { logo } }: Twin): string {
  if (!logo) return "";
  return `
.logo{margin:0 0 .9rem;max-width:none;}
.logo .shade{display:block;}
.logo svg{display:block;width:min(100%,var(--natural));height:auto;}
.logo .shade.dark{display:none;}
@media screen and (prefers-color-scheme:dark){.logo .shade.light{display:none;}.logo .shade.dark{display:block;}}
@media print,(min-width:48em){.logo{float:inline-end;margin-block:.3rem .6rem;margin-inline:2rem 0;}.logo svg{width:var(--natural);}}`;
}
