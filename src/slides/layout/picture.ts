import { type PictureBlock, plainText } from "../../document/block.ts";
import { scaleDrawing } from "../../pictures/picture.ts";
import { pictureWidth } from "../slide-style.ts";
import { type Laid, nothing, type SlideSetting } from "./setting.ts";
import type { Frame } from "./shape.ts";

export function layPicture({ path, alt }: PictureBlock, area: Frame, { deck, theme }: SlideSetting): Laid {
  const picture = deck.source.pictures?.[path];
  if (!picture) return nothing;
  const width = Math.min(area.width, pictureWidth(picture, theme));
  const drawing = scaleDrawing(picture.drawing, width / picture.drawing.width);
  const frame: Frame = { x: area.x, y: area.y, width, height: drawing.height };
  const shape = { type: "drawing", name: `Picture: ${path}`, frame, drawing, alt: plainText(alt) } as const;
  return { ...nothing, shapes: [shape], height: drawing.height };
}
