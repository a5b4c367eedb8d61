import { type PictureBlock, plainText } from "../document/block.ts";
import type { Picture } from "../pictures/picture.ts";
import { drawSvg } from "../pictures/svg.ts";
import { fontFamilies } from "../type/embed-fonts.ts";

/** A project picture as inline SVG. `width` is its maximum width in CSS. */
export function pictureHtml({ alt }: PictureBlock, { drawing }: Picture, idPrefix: string, width: string): string {
  const svg = drawSvg(drawing, { idPrefix, label: plainText(alt), fontFamilies });
  return svg.replace("<svg ", `<svg class="picture" style="width:min(100%,${width});height:auto" `);
}
