import { inflateSync } from "node:zlib";

/** A file of pixels that was looked through: its kind and size. */
export interface PixelFile {
  readonly type: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
}

/** Reads the size of a PNG or JPEG file; the reason where it is broken, undefined where it is neither. */
export function readPixels(bytes: Uint8Array): PixelFile | string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(view);
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? readJpeg(view) : undefined;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

// Chunks of length, type, data and checksum (PNG specification, 5.3). What is painted has to be all there.
function readPng(view: DataView): PixelFile | string {
  const data: Uint8Array[] = [];
  let header: DataView | undefined;
  let at = 8;
  for (let type = ""; type !== "IEND"; ) {
    if (at + 12 > view.byteLength) return "it is cut off";
    const length = view.getUint32(at);
    type = String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)));
    if (at + 12 + length > view.byteLength) return "it is cut off";
    if (type === "IHDR") header = new DataView(view.buffer, view.byteOffset + at + 8, length);
    if (type === "IDAT") data.push(new Uint8Array(view.buffer, view.byteOffset + at + 8, length));
    at += 12 + length;
  }
  if (!header || header.byteLength < 13) return "it has no header";
  const [width, height] = [header.getUint32(0), header.getUint32(4)];
  const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[header.getUint8(9)];
  if (width * height === 0 || width * height > mostPixels || samples === undefined) return "its header is broken";
  const row = 1 + Math.ceil((width * samples * header.getUint8(8)) / 8);
  const found = inflatedLength(data);
  const isWhole = header.getUint8(12) === 1 ? found > 0 : found === row * height;
  return isWhole ? { type: "image/png", width, height } : "its pixels cannot be unpacked";
}

const mostPixels = 40_000_000;

function inflatedLength(data: readonly Uint8Array[]): number {
  try {
    return inflateSync(Buffer.concat(data)).length;
  } catch {
    return 0;
  }
}

// Segments of a marker and a length; the frame header (SOF) has the size (ITU T.81, B.2.2).
function readJpeg(view: DataView): PixelFile | string {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xda) break;
    if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) continue;
    const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    return width * height > 0 ? { type: "image/jpeg", width, height } : "its header is broken";
  }
  return "it has no frame header";
}
