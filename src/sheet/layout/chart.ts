import { errorAt } from "../../diagnostic/diagnostic.ts";
import { type ChartBlock, type Composed, type Figure, plainText, type Run } from "../../document/block.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import { missingGlyphs } from "../../type/fonts.ts";
import { missingGlyphHint, nameOfCharacter } from "../../type/missing-glyph.ts";
import { baselineOf, leadingOf, type Setting, snapUp, type TextStyle } from "./setting.ts";
import { type Slab, slab, stack } from "./slab.ts";
import { linesSlab, setLines, type TextFrame } from "./text.ts";

/**
 * A chart: the finding as a headline, then the quantity, the drawing, remarks and sources. It is a single slab, so
 * that a page break never splits it.
 */
export function setChart(block: ChartBlock, width: number, parent: number, setting: Setting): Slab[] {
  const { figure } = block;
  const drawing = setting.drawings.get(block.chart);
  if (!figure || !drawing) return [];
  reportDrawing(drawing, block, width, setting);
  const { tree, styles, beat, unit } = setting;
  const group = tree.add(parent, "Div");
  const part = (runs: readonly Run[], style: TextStyle, gap: number): Slab => {
    const frame: TextFrame = { width, owner: tree.add(group, "P"), place: block.place };
    const lines = setLines(runs, style, frame, setting);
    return { ...linesSlab(lines, leadingOf(style, setting), baselineOf(style, setting)), gap };
  };
  const items = [
    part(figure.headline, styles.bodyStrong, 0),
    part(figure.subtitle, styles.smallMuted, 0),
    setDrawing(drawing, figure, group, setting),
    ...(figure.remark ? [part(figure.remark, styles.smallMuted, unit)] : []),
    part(
      sourceLine(figure, setting.document, setting.document.words.source),
      styles.smallMuted,
      figure.remark ? 0 : unit,
    ),
  ];
  const whole = stack(items);
  return [{ ...whole, height: snapUp(whole.height, beat), gap: beat, place: block.place }];
}

function setDrawing(drawing: Drawing, figure: Figure, group: number, setting: Setting): Slab {
  const owner = setting.tree.add(group, "Figure", { alt: plainText(figure.alt) });
  const height = snapUp(drawing.height, setting.unit);
  return slab(height, [{ mark: "drawing", x: 0, y: 0, drawing, owner }], { gap: setting.unit });
}

/** The source line: just the publishers, followed by a reference to the full notes. */
export function sourceLine({ cite }: Figure, { notes, sources }: Composed, label: string): Run[] {
  const cited = cite.notes.flatMap((number) => notes.find((note) => note.number === number)?.source ?? []);
  const publishers = sources
    .filter(({ source }) => cited.includes(source))
    .map(({ publisher, source }) => publisher ?? source);
  return [{ type: "value", role: "title", facts: [], text: `${label}: ${[...new Set(publishers)].join("; ")}` }, cite];
}

function reportDrawing(drawing: Drawing, block: ChartBlock, width: number, setting: Setting): void {
  if (drawing.width > width + 0.5) {
    const message = `the chart \`${drawing.name}\` is ${Math.ceil(drawing.width)} pt wide, but its column is ${Math.floor(width)} pt wide`;
    setting.report(
      errorAt(block.place, "text-overflow", message, "use a chart once per sheet, or only in columns of equal width"),
    );
  }
  for (const op of drawing.ops) {
    if (op.op !== "text") continue;
    const face = setting.fonts.face(op.font.family, op.font.weight, op.font.italic);
    for (const char of missingGlyphs(face, op.text)) {
      const message = `the font ${face.name} has no glyph for ${nameOfCharacter(char)} in the chart \`${drawing.name}\`, in "${op.text}"`;
      setting.report(errorAt(block.place, "missing-glyph", message, missingGlyphHint(char)));
    }
  }
}
