import type { Drawing, PathOp, TextOp } from "../../pictures/drawing.ts";
import { placeStored } from "../../pictures/orientation.ts";
import type { Fonts } from "../../type/fonts.ts";
import type { PdfDocument } from "./pdfkit.ts";
import { showText } from "./text.ts";

/** Paints a drawing at a position on the page. Shapes stay vectors and text stays text. */
export function paintDrawing(pdf: PdfDocument, drawing: Drawing, x: number, y: number, fonts: Fonts): void {
  pdf.save().translate(x, y);
  for (const op of drawing.ops) {
    if (op.op === "path") paintPath(pdf, op);
    else if (op.op === "text") paintText(pdf, op, fonts);
    else if (op.op === "clip") pdf.save().rect(op.x, op.y, op.width, op.height).clip();
    else if (op.op === "image") {
      const { matrix, ...size } = placeStored(op, op.orientation ?? 1);
      pdf.save().transform(...matrix);
      pdf.image(Buffer.from(op.data, "base64"), 0, 0, size).restore();
    } else pdf.restore();
  }
  pdf.restore();
}

function paintPath(pdf: PdfDocument, { commands, fill, stroke, rule }: PathOp): void {
  if (!fill && !stroke) return;
  for (const command of commands) {
    if (command[0] === "M") pdf.moveTo(command[1], command[2]);
    else if (command[0] === "L") pdf.lineTo(command[1], command[2]);
    else if (command[0] === "C")
      pdf.bezierCurveTo(command[1], command[2], command[3], command[4], command[5], command[6]);
    else pdf.closePath();
  }
  if (fill) pdf.fillColor(fill.colour, fill.opacity);
  if (stroke) {
    pdf.strokeColor(stroke.colour, stroke.opacity).lineWidth(stroke.width).lineCap(stroke.cap).lineJoin(stroke.join);
    setDash(pdf, stroke.dash);
  }
  const inside = rule === "evenodd" ? "even-odd" : "non-zero";
  if (fill && stroke) pdf.fillAndStroke(inside);
  else if (fill) pdf.fill(inside);
  else pdf.stroke();
}

/** Sets or clears a dash. A pattern that contains a zero is painted solid, because pdfkit rejects it. */
export function setDash(pdf: PdfDocument, dash: readonly number[] | undefined): void {
  if (dash && dash.length > 0 && dash.every((part) => part > 0)) pdf.dash([...dash]);
  else pdf.undash();
}

function paintText(pdf: PdfDocument, op: TextOp, fonts: Fonts): void {
  const face = fonts.face(op.font.family, op.font.weight, op.font.italic);
  pdf.save();
  if (op.angle !== 0) pdf.rotate(op.angle, { origin: [op.x, op.y] });
  pdf.font(face.name, op.font.size).fillColor(op.fill.colour, op.fill.opacity);
  // A trailing space keeps labels apart when the text is extracted.
  showText(pdf, `${op.text} `, op.x, op.y);
  pdf.restore();
}
