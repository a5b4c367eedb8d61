/** An OKLCH colour (CSS Color 4): lightness from 0 to 1, chroma from 0 to about 0.37, hue in radians. */
interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** Parses "#rrggbb". */
export function parseOklch(hex: string): Oklch {
  const channel = (at: number): number => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const cone = each(apply(toCone, [channel(1), channel(3), channel(5)]), Math.cbrt);
  const [lightness, a, b] = apply(toLab, cone);
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) };
}

/** Formats as "#rrggbb". A colour outside sRGB loses chroma until it fits. */
export function formatOklch({ lightness, chroma, hue }: Oklch): string {
  for (let left = chroma; ; left = Math.max(0, left - 0.004)) {
    const channels = linearOf({ lightness, chroma: left, hue });
    if (left > 0 && channels.some((channel) => channel < -0.0005 || channel > 1.0005)) continue;
    return `#${channels.map(hexByte).join("")}`;
  }
}

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

// Björn Ottosson's matrices, from the sample code in CSS Color 4.
const toCone: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];
const fromLab: Matrix = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];
const fromCone: Matrix = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

function linearOf({ lightness, chroma, hue }: Oklch): Triple {
  const cone = apply(fromLab, [lightness, chroma * Math.cos(hue), chroma * Math.sin(hue)]);
  return apply(
    fromCone,
    each(cone, (part) => part ** 3),
  );
}

function apply([first, second, third]: Matrix, [x, y, z]: Triple): Triple {
  const dot = ([a, b, c]: Triple): number => a * x + b * y + c * z;
  return [dot(first), dot(second), dot(third)];
}

function each([a, b, c]: Triple, change: (part: number) => number): Triple {
  return [change(a), change(b), change(c)];
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function hexByte(channel: number): string {
  const inside = Math.min(1, Math.max(0, channel));
  const encoded = inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, "0");
}
