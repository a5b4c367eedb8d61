import { hash } from "node:crypto";
import { type Host, HostError } from "../host.ts";
import { type FontFile, openFont } from "./font-file.ts";
import { createSetter, type Setter } from "./setter.ts";
import type { Shaped } from "./shape.ts";
import type { Theme } from "./theme.ts";

export type Family = "sans" | "serif";

export interface Face {
  /** For example "sans-400", "sans-400-italic" or "serif-600". Documents embed the face under this name. */
  readonly name: string;
  readonly family: Family;
  readonly weight: number;
  readonly italic: boolean;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly font: FontFile;
  readonly setter: Setter;
}

export interface Fonts {
  readonly faces: readonly Face[];
  /** The requested face, or the family's nearest weight. Italics fall back to upright. */
  face(family: Family, weight: number, italic?: boolean): Face;
}

type FontFiles = Pick<Host, "read" | "packageFile">;

/** A font file of the theme, with its checksum. */
interface FontSource extends Pick<Face, "name" | "family" | "weight" | "italic" | "bytes" | "sha256"> {
  /** Path as written in the theme. */
  readonly file: string;
}

/** Reads all fonts of the theme. Throws a `HostError` (exit 3) if one is missing. */
export function readFonts(theme: Theme, files: FontFiles, themeFolder: string): FontSource[] {
  return (["serif", "sans"] as const).flatMap((family) =>
    Object.entries(theme.fonts[family]).map(([key, file]): FontSource => {
      const path = file.startsWith("./") ? `${themeFolder}/${file.slice(2)}` : files.packageFile(file);
      const bytes = path === undefined ? undefined : files.read(path);
      if (!bytes) {
        const hint = "run `npm ci`, or fix its path in templates/theme/tokens.yaml";
        throw new HostError(`the font file ${file} is missing`, hint);
      }
      const [weight, style] = key.split("-");
      const sha256 = hash("sha256", bytes);
      return {
        name: `${family}-${key}`,
        family,
        weight: Number(weight),
        italic: style !== undefined,
        bytes,
        sha256,
        file,
      };
    }),
  );
}

/** Reads and opens all fonts of the theme. Throws a `HostError` if one is missing or broken. */
export function loadFonts(theme: Theme, files: FontFiles, themeFolder: string): Fonts {
  return openFonts(readFonts(theme, files, themeFolder));
}

/** Opens fonts. Throws a `HostError` if one is broken. */
export function openFonts(sources: readonly FontSource[]): Fonts {
  const faces = sources.map(({ file, ...source }): Face => {
    const font = parseFont(file, source.bytes);
    return { ...source, font, setter: createSetter(font) };
  });
  return { faces, face: (family, weight, italic = false) => nearestFace(faces, { family, weight, italic }) };
}

/**
 * Advance width of a text in the units of `size`, with kerning and ligatures, exactly as the PDF sets it.
 * `features` are OpenType tags in addition to the usual ones, for example "pnum" or "sups".
 */
export function measureText(face: Face, text: string, size: number, features: readonly string[] = []): number {
  return (shapeText(face, text, features).width / face.font.unitsPerEm) * size;
}

/** The glyphs of a text. Each face caches its results, so measuring and painting shape a text only once. */
export function shapeText(face: Face, text: string, features: readonly string[] = []): Shaped {
  return face.setter.shape(text, features);
}

/** The characters of a text that a face has no glyph for, without duplicates. */
export function missingGlyphs(face: Face, text: string): string[] {
  return face.setter.missing(text);
}

function parseFont(file: string, bytes: Uint8Array): FontFile {
  try {
    return openFont(bytes);
  } catch (error) {
    throw new HostError(
      `cannot read the font ${file}: ${error instanceof Error ? error.message : String(error)}`,
      "use a static TrueType file (.ttf)",
    );
  }
}

type Wanted = Pick<Face, "family" | "weight" | "italic">;

function nearestFace(faces: readonly Face[], { family, weight, italic }: Wanted): Face {
  const cost = (face: Face): number => Math.abs(face.weight - weight) + (face.italic === italic ? 0 : 1000);
  const candidates = faces.filter((face) => face.family === family);
  const best = candidates.reduce<Face | undefined>((a, b) => (a && cost(a) <= cost(b) ? a : b), undefined);
  if (!best) throw new HostError(`the theme has no ${family} font`, "add one in templates/theme/tokens.yaml");
  return best;
}
