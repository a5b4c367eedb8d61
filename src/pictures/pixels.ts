import { readPng } from "./png.ts";

/** A checked pixel image file: its type and size in pixels. */
export interface PixelFile {
  readonly type: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
  /** PNG only: the share of each colour among the opaque pixels. */
  readonly colours?: () => ReadonlyMap<string, number>;
}

/** Reads a PNG or JPEG file. Returns the reason as a string if it is broken, undefined if it is neither. */
export function readPixels(bytes: Uint8Array): PixelFile | string | undefined {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) {
    const png = readPng(bytes);
    return typeof png === "string" ? png : { type: "image/png", ...png };
  }
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? readJpeg(bytes) : undefined;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

// A JPEG is a list of segments with a marker and a length; the frame header (SOF) has the size (ITU T.81, B.2.2).
function readJpeg(bytes: Uint8Array): PixelFile | string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff || marker === 0xda) break;
    if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) continue;
    const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
    return width * height > 0 ? { type: "image/jpeg", width, height } : "its header is invalid";
  }
  return "it has no frame header";
}
