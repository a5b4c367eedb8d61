import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Path } from "../diagnostic/yaml.ts";
import { findNumerals } from "../language/numerals.ts";
import type { TextOp } from "../pictures/drawing.ts";
import { type Fonts, missingGlyphs } from "../type/fonts.ts";
import { missingGlyphHint, nameOfCharacter } from "../type/missing-glyph.ts";
import type { BoundChart } from "./bind.ts";
import type { DrawnText, Recording } from "./record.ts";

/** Tolerance for text past an edge or a neighbour: less than a hairline. */
const slack = 0.5;

interface Size {
  readonly width: number;
  readonly height: number;
  /** Minimum type size in px, if there is one. */
  readonly least?: number;
}

/** Checks that need the finished drawing: clipped or overlapping text, missing glyphs, numerals without a source. */
export function lintDrawing(chart: BoundChart, drawn: Recording, size: Size, fonts: Fonts, report: Report): void {
  for (const what of new Set(drawn.refused)) {
    report(errorAt(chart.spec.placeOf([]), "chart-forbidden", `${what} cannot be drawn`, "use a named style instead"));
  }
  for (const text of drawn.texts) {
    const place = placeOf(chart, text);
    lintGlyphs(text.op, place, fonts, report);
    lintSource(text, chart.edition.names, place, report);
    lintClipped(text, place, size, report);
    lintSize(text.op, place, size, report);
  }
  lintOverlaps(chart, drawn.texts, size, report);
  lintMissing(chart, drawn, report);
}

// A filter that removes rows, or a word in place of a number, drops marks from a chart that still looks complete.
function lintMissing(chart: BoundChart, drawn: Recording, report: Report): void {
  for (const [name, rows] of Object.entries(chart.datasets)) {
    for (const { fact, alias } of rows.filter((row) => !drawn.shown.has(row.fact))) {
      const place = chart.spec.wordsPlaceOf(["facts", name]);
      const message = `no mark in the chart shows \`${alias}\`${alias === fact ? "" : ` (${fact})`}`;
      const hint = "remove it from the dataset, or check the filters and field types";
      report(errorAt(place, "chart-missing-row", message, hint));
    }
  }
}

// Vega-Lite names marks by the path of their view: "layer_0_layer_1_marks".
function placeOf(chart: BoundChart, text: DrawnText): Place {
  const path: Path = [...text.mark.matchAll(/layer_(\d+)/g)].flatMap((match) => ["layer", Number(match[1])]);
  return chart.spec.placeOf(path);
}

function lintGlyphs(op: TextOp, place: Place, fonts: Fonts, report: Report): void {
  const face = fonts.face(op.font.family, op.font.weight, op.font.italic);
  for (const char of missingGlyphs(face, op.text)) {
    const message = `the font ${face.name} has no glyph for ${nameOfCharacter(char)} in “${op.text}”`;
    report(errorAt(place, "missing-glyph", message, missingGlyphHint(char)));
  }
}

function lintSize({ text, font }: TextOp, place: Place, { least = 0 }: Size, report: Report): void {
  if (font.size >= least) return;
  const message = `“${text}” is set at ${font.size} px, below ${least} px`;
  report(errorAt(place, "slide-type-small", message, "use the named styles, or multiply sizes by the parameter `k`"));
}

// Expressions can build any text, so every printed numeral must appear in a column of its own row.
function lintSource({ op, rows }: DrawnText, names: readonly string[], place: Place, report: Report): void {
  if (op.role === "tick") return;
  const known = rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === "string");
  const rest = known
    .sort((a, b) => b.length - a.length)
    .reduce((text, value) => (value === "" ? text : text.replaceAll(value, " ")), op.text);
  for (const numeral of findNumerals(rest, names)) {
    const message = `\`${numeral.text}\` in “${op.text}” is not in any column of its row`;
    report(errorAt(place, "chart-numeral", message, "draw the columns `text`, `figure` and `dateShort` unchanged"));
  }
}

function lintClipped({ op, limit }: DrawnText, place: Place, size: Size, report: Report): void {
  const corners = cornersOf(op);
  const over = Math.max(
    ...corners.flatMap(([x, y]) => [-x, -y, x - size.width, y - size.height]),
    limit > 0 ? op.width - limit : 0,
  );
  if (over <= slack) return;
  const message = `“${op.text}” is cut off by ${over.toFixed(1)} when the chart is ${inWords(size)}`;
  report(
    errorAt(
      place,
      "chart-clipped-text",
      message,
      "shorten the text, give it more room, or increase the chart's height",
    ),
  );
}

function lintOverlaps(chart: BoundChart, texts: readonly DrawnText[], size: Size, report: Report): void {
  texts.forEach((text, index) => {
    for (const other of texts.slice(0, index)) {
      if (!overlap(cornersOf(text.op, halfSpace), cornersOf(other.op, halfSpace))) continue;
      const message = `“${text.op.text}” overlaps “${other.op.text}” when the chart is ${inWords(size)}`;
      const hint =
        text.op.role === "tick"
          ? "give the axis fewer ticks with `tickCount`, or give the chart more room"
          : "move one of them, or give the chart more room";
      report(errorAt(placeOf(chart, text), "chart-overlapping-text", message, hint));
    }
  });
}

function inWords({ width, height }: Size): string {
  return `${Math.round(width)} wide and ${Math.round(height)} high`;
}

type Point = readonly [number, number];

// In ems. Labels closer than a word space read as one: "48" and "50" look like "4850".
const halfSpace = 0.1;

/**
 * The corners of the text's box, from cap height to descenders, rotated with the text; `space` ems wider at each end.
 */
function cornersOf({ x, y, angle, width, font }: TextOp, space = 0): Point[] {
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [top, bottom] = [-0.7 * font.size, 0.2 * font.size];
  const [left, right] = [-space * font.size, width + space * font.size];
  const box: Point[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
  return box.map(([dx, dy]) => [x + cos * dx - sin * dy, y + sin * dx + cos * dy]);
}

// Separating axis theorem: two boxes are apart if a side of either one separates them.
function overlap(a: readonly Point[], b: readonly Point[]): boolean {
  return [a, b].every((box) =>
    [0, 1].every((side) => {
      const [from, to] = [box[side] ?? [0, 0], box[side + 1] ?? [0, 0]];
      const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
      const axis: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
      const along = (points: readonly Point[]): number[] => points.map(([x, y]) => x * axis[0] + y * axis[1]);
      const [one, two] = [along(a), along(b)];
      return Math.min(Math.max(...one), Math.max(...two)) - Math.max(Math.min(...one), Math.min(...two)) > slack;
    }),
  );
}
