import { hash } from "node:crypto";
import { type Host, HostError, type Memory } from "../host.ts";
import { shapeFully } from "./complete-shaper.ts";
import { type FontFile, openFont } from "./font-file.ts";
import { type PackedShaped, packShaped, unpackShaped } from "./packed-glyphs.ts";
import { createShaper, type Shaped, type Shaper } from "./shape.ts";
import type { Theme } from "./theme.ts";

export type Family = "sans" | "serif";

export interface Face {
  /** "sans-400", "sans-400-italic", "serif-600": also the name under which a document embeds it. */
  readonly name: string;
  readonly family: Family;
  readonly weight: number;
  readonly italic: boolean;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly font: FontFile;
}

export interface Fonts {
  readonly faces: readonly Face[];
  /** The face asked for, or the nearest weight of the family; italics fall back to upright. */
  face(family: Family, weight: number, italic?: boolean): Face;
}

/** Opens every font the theme names. A font that is missing or broken is a matter of the surroundings (exit 3). */
export function loadFonts(theme: Theme, host: Host, themeFolder: string): Fonts {
  const faces = (["serif", "sans"] as const).flatMap((family) =>
    Object.entries(theme.fonts[family]).map(([key, file]) => openFace(host, themeFolder, family, key, file)),
  );
  return { faces, face: (family, weight, italic = false) => nearestFace(faces, family, weight, italic) };
}

/**
 * Advance width of a text in the units of `size`, with kerning and ligatures, as the PDF sets it.
 * `features` are OpenType tags beside the usual ones ("pnum", "sups").
 */
export function measureText(face: Face, text: string, size: number, features: readonly string[] = []): number {
  return (shapeText(face, text, features).width / face.font.unitsPerEm) * size;
}

/** The glyphs of a text. Each is shaped once, however often it is measured and painted. */
export function shapeText(face: Face, text: string, features: readonly string[] = []): Shaped {
  const setter = setterOf(face.font);
  const key = features.length === 0 ? text : `${features.join()}\n${text}`;
  const found = setter.known.get(key) ?? recallShaped(setter, key, text) ?? shapeAnew(setter, face, text, features);
  setter.known.set(key, found);
  return found;
}

function recallShaped({ before }: Setter, key: string, text: string): Shaped | undefined {
  return Object.hasOwn(before, key) ? unpackShaped(text, before[key]) : undefined;
}

function shapeAnew(setter: Setter, { font }: Face, text: string, features: readonly string[]): Shaped {
  setter.anew++;
  return setter.shaper(text, features) ?? shapeFully(font, text, features);
}

/**
 * Puts the glyphs of all texts away for the next process, once in each: within a process a face keeps them itself.
 * Those of other documents stay, unless there are too many.
 */
export function keepGlyphs(fonts: Fonts, memory: Memory | undefined): void {
  for (const { font, sha256 } of memory ? fonts.faces : []) {
    const setter = setterOf(font);
    const count = Object.keys(setter.before).length;
    // To put many away again for the sake of a few takes longer than to shape these.
    if (setter.isKept || setter.anew <= count * fewNew) continue;
    setter.isKept = true;
    const others = count < mostOthers ? setter.before : {};
    const own = [...setter.known].flatMap(([key, shaped]) => {
      const packed = packShaped(shaped);
      return packed ? [[key, packed] as const] : [];
    });
    memory?.keep(glyphsKey(sha256), { ...others, ...Object.fromEntries(own) });
  }
}

const mostOthers = 5000;
const fewNew = 0.05;

function glyphsKey(sha256: string): string {
  return `glyphs ${sha256}`;
}

interface Setter {
  readonly shaper: Shaper;
  readonly known: Map<string, Shaped>;
  /** What an earlier process put away. */
  readonly before: Readonly<Record<string, PackedShaped>>;
  /** How many texts were shaped in this process. */
  anew: number;
  isKept: boolean;
  /** Characters that the font has, or that need no glyph. */
  readonly drawn: Set<string>;
}

function setterOf(font: FontFile, before: Setter["before"] = {}): Setter {
  const setter = setters.get(font) ?? {
    shaper: createShaper(font),
    known: new Map<string, Shaped>(),
    before,
    anew: 0,
    isKept: false,
    drawn: new Set<string>(),
  };
  setters.set(font, setter);
  return setter;
}

// A memo of pure results, kept as long as the font itself.
const setters = new WeakMap<FontFile, Setter>();

/** The characters of a text that a face cannot draw, each once. */
export function missingGlyphs(face: Face, text: string): string[] {
  const { drawn } = setterOf(face.font);
  const missing = new Set<string>();
  for (const char of text) {
    if (drawn.has(char)) continue;
    if (/\s/u.test(char) || face.font.glyphOf(char.codePointAt(0) ?? 0) !== 0) drawn.add(char);
    else missing.add(char);
  }
  return [...missing];
}

function openFace(host: Host, themeFolder: string, family: Family, key: string, file: string): Face {
  const path = file.startsWith("./") ? `${themeFolder}/${file.slice(2)}` : host.packageFile(file);
  const bytes = path === undefined ? undefined : host.read(path);
  if (!bytes)
    throw new HostError(
      `the font ${file} is not there`,
      "run `npm ci`, or correct its path in templates/theme/tokens.yaml",
    );
  const [weight, italic] = key.split("-");
  const sha256 = hash("sha256", bytes);
  return {
    name: `${family}-${key}`,
    family,
    weight: Number(weight),
    italic: italic !== undefined,
    bytes,
    sha256,
    font: knownFont(host.memory, sha256, () => parseFont(file, bytes)),
  };
}

// The same bytes are the same font: in a process that makes many sheets its texts are shaped once for all of them.
function knownFont(memory: Memory | undefined, sha256: string, open: () => FontFile): FontFile {
  if (!memory) return open();
  const known = openFonts.get(memory) ?? new Map<string, FontFile>();
  openFonts.set(memory, known);
  const font = known.get(sha256) ?? open();
  known.set(sha256, font);
  setterOf(font, memory.recall(glyphsKey(sha256)));
  return font;
}

// A memo, kept as long as the memory it belongs to.
const openFonts = new WeakMap<Memory, Map<string, FontFile>>();

function parseFont(file: string, bytes: Uint8Array): FontFile {
  try {
    return openFont(bytes);
  } catch (error) {
    throw new HostError(
      `the font ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      "use a static TrueType file (.ttf)",
    );
  }
}

function nearestFace(faces: readonly Face[], family: Family, weight: number, italic: boolean): Face {
  const cost = (face: Face): number => Math.abs(face.weight - weight) + (face.italic === italic ? 0 : 1000);
  const candidates = faces.filter((face) => face.family === family);
  const best = candidates.reduce<Face | undefined>((a, b) => (a && cost(a) <= cost(b) ? a : b), undefined);
  if (!best) throw new HostError(`the theme has no ${family} font`, "name one in templates/theme/tokens.yaml");
  return best;
}
