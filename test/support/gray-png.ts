import { inflateSync } from "node:zlib";

/** A grey picture, one byte a pixel. */
export interface GrayPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Reads the PNG that pdftoppm writes with `-gray`: eight bits, one channel, not interlaced. */
export function readGrayPng(bytes: Uint8Array): GrayPicture {
  const data = Buffer.from(bytes);
  const parts: Buffer[] = [];
  let [width, height] = [0, 0];
  for (let at = 8; at < data.length; ) {
    const length = data.readUInt32BE(at);
    const type = data.toString("latin1", at + 4, at + 8);
    const body = data.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
    if (type === "IDAT") parts.push(body);
    at += length + 12;
  }
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(parts)), width, height) };
}

/** Share of the pixels, 0 to 1, that differ by more than a quarter of the way from black to white. */
export function differenceOf(a: GrayPicture, b: GrayPicture): number {
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let at = 0; at < a.pixels.length; at++) if (Math.abs((a.pixels[at] ?? 0) - (b.pixels[at] ?? 0)) > 64) count++;
  return count / a.pixels.length;
}

// The five filters of PNG (ISO 15948, 9.2), for one byte a pixel.
function unfilter(raw: Uint8Array, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (width + 1)] ?? 0;
    for (let x = 0; x < width; x++) {
      const left = x > 0 ? (pixels[y * width + x - 1] ?? 0) : 0;
      const up = y > 0 ? (pixels[(y - 1) * width + x] ?? 0) : 0;
      const corner = x > 0 && y > 0 ? (pixels[(y - 1) * width + x - 1] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[y * width + x] = (raw[y * (width + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
