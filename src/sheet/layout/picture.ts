import { type PictureBlock, plainText } from "../../document/block.ts";
import { type Picture, scaleDrawing } from "../../pictures/picture.ts";
import type { Theme } from "../../type/theme.ts";
import { type Setting, snapUp } from "./setting.ts";
import { type Slab, slab } from "./slab.ts";

/** A picture, as wide as its column unless `pictureWidth` is less. */
export function setPicture(block: PictureBlock, width: number, parent: number, setting: Setting): Slab[] {
  const picture = setting.document.pictures?.[block.path];
  if (!picture) return [];
  const owner = setting.tree.add(parent, "Figure", { alt: plainText(block.alt) });
  const shown = Math.min(width, pictureWidth(picture, setting.theme));
  const drawing = scaleDrawing(picture.drawing, shown / picture.drawing.width);
  const marks = [{ mark: "drawing", x: 0, y: 0, drawing, owner }] as const;
  return [slab(snapUp(drawing.height, setting.beat), marks, { gap: setting.beat, place: block.place })];
}

/** Maximum width of a picture in points: at most a third of a page high, and at most one point per pixel. */
export function pictureWidth({ drawing: { width, height }, pixels }: Picture, { page }: Theme): number {
  const room = page.sizes.a4.height / 3;
  return Math.min(pixels?.width ?? Number.POSITIVE_INFINITY, (width / height) * room);
}
