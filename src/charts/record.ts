import type { Op, TextOp } from "../pictures/drawing.ts";
import { angleOf, apply, type Matrix } from "../pictures/matrix.ts";
import type { Fonts } from "../type/fonts.ts";
import { paintOf, recordingContext } from "./canvas.ts";
import { faceOf, fontOf, lineOf, sizeOf, textWidth } from "./font-item.ts";
import type { Row } from "./row.ts";
import type { Scene, SceneItem } from "./scene.ts";

/** A drawn text with the details that the lint needs. */
export interface DrawnText {
  readonly op: TextOp;
  /** Vega's name for the mark: "layer_0_marks"; empty for axes. */
  readonly mark: string;
  /** Its row, or all rows that share an axis label; empty for ticks and typed words. */
  readonly rows: readonly Row[];
  /** The width Vega truncates it to; 0 for no limit. */
  readonly limit: number;
}

export interface Recording {
  readonly ops: readonly Op[];
  readonly texts: readonly DrawnText[];
  /** Ids of the facts that have a mark with a finite position. */
  readonly shown: ReadonlySet<string>;
  /** Features used that a drawing does not support. */
  readonly refused: readonly string[];
}

/**
 * Records a scene in painter's order by running Vega's own drawing code on a recording context. Text is taken from the
 * scenegraph instead, where its row and font are still known.
 */
export function recordScene(scene: Scene, rows: readonly Row[], fonts: Fonts): Recording {
  const refused: string[] = [];
  const texts: DrawnText[] = [];
  const refuse = (what: string): void => void refused.push(what);
  const context = recordingContext([1, 0, 0, 1, ...scene.origin], refuse);
  const drawer: typeof scene.drawer = Object.create(scene.drawer);
  drawer.draw = (target, mark, bounds, markTypes) => {
    if (mark.marktype !== "text") return scene.drawer.draw.call(drawer, target, mark, bounds, markTypes);
    for (const item of mark.items ?? []) {
      for (const text of textsOf(item, { mark, rows }, context.matrix(), fonts, refuse)) {
        texts.push(text);
        context.ops.push(text.op);
      }
    }
  };
  if (scene.root.marktype) drawer.draw(context, scene.root, null, null);
  return { ops: context.ops, texts, refused, shown: new Set(shownIn(scene.root)) };
}

// Vega silently leaves out a row whose position is not a number.
function shownIn(item: SceneItem): string[] {
  const { x = 0, y = 0, width = 0, height = 0, datum } = item;
  const isPlaced = [x, y, width, height].every(Number.isFinite);
  const own = isPlaced && typeof datum?.fact === "string" ? [datum.fact] : [];
  return [...own, ...(item.items ?? []).flatMap(shownIn)];
}

function textsOf(
  item: SceneItem,
  from: { mark: SceneItem; rows: readonly Row[] },
  matrix: Matrix,
  fonts: Fonts,
  refuse: (what: string) => void,
): DrawnText[] {
  // A screen reader would read a text outline as a second copy of the text.
  if (item.stroke && item.stroke !== "transparent") refuse("an outline around text");
  const fill = paintOf(item.fill, (item.opacity ?? 1) * (item.fillOpacity ?? 1), refuse);
  if (!fill) return [];
  const face = faceOf(fonts, item);
  const font = fontOf(face, item);
  const angle = item.angle ?? 0;
  const behind = rowsBehind(item, from.mark, from.rows);
  const role = behind === "tick" ? "tick" : behind.length > 0 ? "value" : "text";
  const rows = behind === "tick" ? [] : behind;
  const facts = [...new Set(rows.map((row) => row.fact))];
  return linesOf(item).flatMap((text, index) => {
    if (text === "") return [];
    const width = textWidth(fonts, item, text);
    const anchor = item.align === "center" ? "middle" : item.align === "right" ? "end" : undefined;
    const ahead = anchor === "middle" ? width / 2 : anchor === "end" ? width : 0;
    const dx = (item.dx ?? 0) - ahead;
    const dy = (item.dy ?? 0) + baselineOffset(item) + index * (item.lineHeight ?? sizeOf(item) + 2);
    const [x, y] = place(matrix, item, angle, dx, dy);
    const turned = angle + angleOf(matrix);
    const op: TextOp = {
      op: "text",
      text,
      x,
      y,
      angle: turned,
      font,
      fill,
      width,
      ...(anchor && { anchor }),
      role,
      facts,
    };
    return [{ op, mark: from.mark.name ?? "", rows, limit: item.limit ?? 0 }];
  });
}

// Uses the rows as bound, because transforms could put anything into a column. An axis label is a tick if Vega made it
// from a position. If it is a word, it belongs to every row that has it in a column. Any other label was typed.
function rowsBehind(item: SceneItem, mark: SceneItem, rows: readonly Row[]): DrawnText["rows"] | "tick" {
  if (mark.role !== "axis-label" && mark.role !== "legend-label") {
    return rows.filter((row) => row.fact === item.datum?.fact);
  }
  const isOwn = lineOf(item.text) === lineOf(item.datum?.label);
  if (isOwn && typeof item.datum?.value !== "string") return "tick";
  return rows.filter((row) => Object.values(row).includes(lineOf(item.text)));
}

function linesOf(item: SceneItem): string[] {
  if (Array.isArray(item.text)) return item.text.map(lineOf);
  const text = item.text === null || item.text === undefined ? "" : String(item.text);
  return (item.lineBreak ? text.split(item.lineBreak) : [text]).map(lineOf);
}

// Vega's formula without its rounding to whole units, because half a point is visible at this size.
function baselineOffset(item: SceneItem): number {
  const size = sizeOf(item);
  const line = item.lineHeight ?? size + 2;
  switch (item.baseline) {
    case "top":
      return 0.79 * size;
    case "middle":
      return 0.33 * size;
    case "bottom":
      return -0.21 * size;
    case "line-top":
      return 0.29 * size + line / 2;
    case "line-bottom":
      return 0.29 * size - line / 2;
    default:
      return 0;
  }
}

// The offsets rotate with the text.
function place(matrix: Matrix, item: SceneItem, angle: number, dx: number, dy: number): readonly [number, number] {
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return apply(matrix, (item.x ?? 0) + cos * dx - sin * dy, (item.y ?? 0) + sin * dx + cos * dy);
}
