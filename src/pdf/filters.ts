import { inflateSync } from "node:zlib";
import { isDict, isKind, type PdfDict, PdfError, type PdfStream, type PdfValue } from "./value.ts";

/** Bytes. Far above any stream of ours; stops a hostile one from filling memory. */
const largest = 64 * 1024 * 1024;

/**
 * The decoded bytes of a stream. Covers the filters that pdfkit and qpdf write: none, or Flate with or without a
 * predictor. Undefined for other filters, which only pictures use.
 */
export function decodeStream(
  stream: PdfStream,
  resolve: (value: PdfValue | undefined) => PdfValue,
): Uint8Array | undefined {
  const filters = listOf(resolve(stream.dict.get("Filter"))).map(resolve);
  const parameters = listOf(resolve(stream.dict.get("DecodeParms"))).map(resolve);
  let bytes = stream.bytes;
  for (const [index, filter] of filters.entries()) {
    if (!isKind(filter, "name") || filter.name !== "FlateDecode") return undefined;
    const options = parameters[index];
    bytes = undoPredictor(inflate(bytes), isDict(options) ? options : new Map());
  }
  return bytes;
}

function listOf(value: PdfValue): readonly PdfValue[] {
  if (Array.isArray(value)) return value;
  return value === null ? [] : [value];
}

function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: largest });
  } catch {
    throw new PdfError("a compressed stream is damaged");
  }
}

// ISO 32000-1, 7.4.4.4. Only the PNG predictors, which cross-reference streams use.
function undoPredictor(bytes: Uint8Array, options: PdfDict): Uint8Array {
  const number = (key: string, otherwise: number): number => {
    const value = options.get(key);
    return typeof value === "number" ? value : otherwise;
  };
  if (number("Predictor", 1) < 10) return bytes;
  const pixel = Math.max(1, (number("Colors", 1) * number("BitsPerComponent", 8)) >> 3);
  const row = Math.ceil((number("Colors", 1) * number("BitsPerComponent", 8) * number("Columns", 1)) / 8);
  if (!(row > 0)) throw new PdfError("a compressed stream's predictor has no columns");
  const rows = Math.floor(bytes.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let index = 0; index < rows; index++) undoRow(bytes, out, index, row, pixel);
  return out;
}

function undoRow(bytes: Uint8Array, out: Uint8Array, index: number, row: number, pixel: number): void {
  const from = index * (row + 1);
  const to = index * row;
  const filter = bytes[from] ?? 0;
  for (let column = 0; column < row; column++) {
    const left = column < pixel ? 0 : (out[to + column - pixel] ?? 0);
    const above = index === 0 ? 0 : (out[to - row + column] ?? 0);
    const corner = index === 0 || column < pixel ? 0 : (out[to - row + column - pixel] ?? 0);
    out[to + column] = (bytes[from + 1 + column] ?? 0) + predict(filter, left, above, corner);
  }
}

function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  return filter === 4 ? paeth(left, above, corner) : 0;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
