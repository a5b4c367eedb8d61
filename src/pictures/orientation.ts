import { crc32 } from "node:zlib";
import type { Matrix } from "./matrix.ts";

/** Exif orientation (tag 274): 1 is upright, 2 mirrored, 3 upside down, 5 to 8 on a side. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/**
 * For each orientation, the matrix from the stored picture to the upright one. Both are unit squares with x to the
 * right and y down.
 */
const unitMatrices: Readonly<Record<Orientation, Matrix>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, 1, 1, 0, 0, 0],
  6: [0, 1, -1, 0, 1, 0],
  7: [0, -1, -1, 0, 1, 1],
  8: [0, -1, 1, 0, 0, 1],
};

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether width and height are swapped. */
export function isOnSide(orientation: Orientation): boolean {
  return orientation >= 5;
}

/**
 * The size at which to draw the stored pixels at the origin, and the matrix that then places them upright in the box.
 */
export function placeStored(
  { x, y, width, height }: Box,
  orientation: Orientation,
): { readonly matrix: Matrix; readonly width: number; readonly height: number } {
  const [a, b, c, d, e, f] = unitMatrices[orientation];
  const matrix: Matrix = [a, b, c, d, x + e * width, y + f * height];
  return isOnSide(orientation) ? { matrix, width: height, height: width } : { matrix, width, height };
}

/**
 * A picture's Exif orientation, and its bytes with the orientation reset, so that no viewer rotates it a second time.
 */
export function takeOrientation(bytes: Uint8Array): { readonly orientation: Orientation; readonly bytes: Uint8Array } {
  const found = bytes[0] === 0xff ? findInJpeg(bytes) : findInPng(bytes);
  if (!found || found.orientation === 1) return { orientation: 1, bytes };
  const changed = Uint8Array.from(bytes);
  const view = viewOf(changed);
  view.setUint16(found.at, 1, found.isLittle);
  if (found.chunk) {
    const { start, end } = found.chunk;
    view.setUint32(end, crc32(changed.subarray(start, end)));
  }
  return { orientation: found.orientation, bytes: changed };
}

interface Found {
  readonly orientation: Orientation;
  /** Byte offset of the tag's value. */
  readonly at: number;
  readonly isLittle: boolean;
  /** PNG only: the range covered by the chunk's CRC, which follows at `end`. */
  readonly chunk?: { readonly start: number; readonly end: number };
}

// The APP1 segment that begins with "Exif" (Exif 2.32, 4.7.2).
function findInJpeg(bytes: Uint8Array): Found | undefined {
  const view = viewOf(bytes);
  for (let at = 2; at + 10 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xda) return undefined;
    if (marker !== 0xe1 || view.getUint32(at + 4) !== 0x45786966) continue;
    return findTag(view, at + 10, Math.min(view.byteLength, at + 2 + view.getUint16(at + 2)));
  }
  return undefined;
}

// The eXIf chunk (PNG third edition, 11.3.3.6).
function findInPng(bytes: Uint8Array): Found | undefined {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > view.byteLength) return undefined;
    if (view.getUint32(at + 4) === 0x65584966) {
      const found = findTag(view, at + 8, end);
      return found && { ...found, chunk: { start: at + 4, end } };
    }
    at = end + 4;
  }
  return undefined;
}

// The first TIFF directory: a count, then 12-byte entries of tag, type, count and value (TIFF 6.0, 2).
function findTag(view: DataView, start: number, end: number): Found | undefined {
  if (start + 8 > end) return undefined;
  const isLittle = view.getUint16(start) === 0x4949;
  if (!isLittle && view.getUint16(start) !== 0x4d4d) return undefined;
  const directory = start + view.getUint32(start + 4, isLittle);
  if (directory + 2 > end) return undefined;
  const count = view.getUint16(directory, isLittle);
  for (let entry = directory + 2; entry + 12 <= end && entry < directory + 2 + 12 * count; entry += 12) {
    if (view.getUint16(entry, isLittle) !== 274) continue;
    const value = view.getUint16(entry + 8, isLittle);
    return value >= 1 && value <= 8 ? { orientation: value as Orientation, at: entry + 8, isLittle } : undefined;
  }
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
