import { inflateSync } from "node:zlib";

/** A decoded PNG: its size in pixels and its colours. */
interface Png {
  readonly width: number;
  readonly height: number;
  /**
   * The share of each colour among the opaque pixels, with similar colours grouped; computed on first use. Undefined
   * for interlaced files and files without 8-bit samples, whose pixels are not decoded.
   */
  readonly colours?: () => ReadonlyMap<string, number>;
}

const mostPixels = 40_000_000;
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Reads a whole PNG: chunks of length, type, data and CRC (ISO 15948, 5.3). Returns the reason as a string if broken.
 */
export function readPng(bytes: Uint8Array): Png | string {
  const chunks = chunksOf(bytes);
  if (!chunks) return "it is cut off";
  const one = (type: string): Uint8Array | undefined => chunks.find((chunk) => chunk.type === type)?.data;
  const header = one("IHDR");
  if (!header || header.length < 13) return "it has no header";
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [bits = 0, kind = 0, , , interlaced] = header.subarray(8);
  const samples = samplesOf[kind];
  if (width * height === 0 || width * height > mostPixels || samples === undefined) return "its header is invalid";
  const raw = inflate(chunks.flatMap(({ type, data }) => (type === "IDAT" ? [data] : [])));
  const row = Math.ceil((width * samples * bits) / 8);
  const isWhole = interlaced === 1 ? raw.length > 0 : raw.length === (row + 1) * height;
  if (!isWhole) return "its pixels cannot be decompressed";
  if (interlaced === 1 || bits !== 8) return { width, height };
  const lookUp = colourReader(kind, one("PLTE"), one("tRNS"));
  // Cached because a logo is checked on several backgrounds.
  let known: ReadonlyMap<string, number> | undefined;
  return { width, height, colours: () => (known ??= shares(unfilter(raw, row, samples), samples, lookUp)) };
}

function chunksOf(bytes: Uint8Array): { type: string; data: Uint8Array }[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: { type: string; data: Uint8Array }[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length) return undefined;
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    if (type === "IEND") return chunks;
    at += 12 + length;
  }
  return undefined;
}

function inflate(data: readonly Uint8Array[]): Uint8Array {
  try {
    return inflateSync(Buffer.concat(data));
  } catch {
    return new Uint8Array();
  }
}

/** Reverses the row filters (ISO 15948, 9.2). */
function unfilter(raw: Uint8Array, row: number, step: number): Uint8Array {
  const out = new Uint8Array((raw.length / (row + 1)) * row);
  for (let from = 0, to = 0; from < raw.length; from += row + 1, to += row) {
    const filter = raw[from] ?? 0;
    for (let x = 0; x < row; x++) {
      const left = x < step ? 0 : (out[to + x - step] ?? 0);
      const up = out[to + x - row] ?? 0;
      const corner = x < step ? 0 : (out[to + x - row - step] ?? 0);
      out[to + x] = (raw[from + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** Returns a function from a pixel's samples to its colour. */
function colourReader(
  kind: number,
  palette: Uint8Array = new Uint8Array(),
  transparent: Uint8Array = new Uint8Array(),
): (samples: Uint8Array) => Pixel {
  return ([a = 0, b = 0, c = 0, d = 0]) => {
    if (kind === 0) return [a, a, a, 255];
    if (kind === 4) return [a, a, a, b];
    if (kind !== 3) return [a, b, c, kind === 6 ? d : 255];
    const [red = 0, green = 0, blue = 0] = palette.subarray(3 * a);
    return [red, green, blue, transparent[a] ?? 255];
  };
}

function shares(pixels: Uint8Array, step: number, lookUp: (samples: Uint8Array) => Pixel): ReadonlyMap<string, number> {
  const counts = new Map<number, number>();
  let total = 0;
  for (let at = 0; at < pixels.length; at += step) {
    const [red, green, blue, alpha] = lookUp(pixels.subarray(at, at + step));
    if (alpha < 128) continue;
    total++;
    // Sixteen levels per channel are enough for a contrast check.
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return new Map([...counts].map(([key, count]) => [hexOf(key), count / total]));
}

function hexOf(key: number): string {
  const digits = key.toString(16).padStart(3, "0");
  return `#${[...digits].map((digit) => digit + digit).join("")}`;
}
