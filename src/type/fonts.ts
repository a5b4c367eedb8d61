import { hash } from "node:crypto";
import { type Host, HostError } from "../host.ts";
import { type FontFile, openFont } from "./font-file.ts";
import { createSetter, type Setter } from "./setter.ts";
import type { Shaped } from "./shape.ts";
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
  readonly setter: Setter;
}

export interface Fonts {
  readonly faces: readonly Face[];
  /** The face asked for, or the nearest weight of the family; italics fall back to upright. */
  face(family: Family, weight: number, italic?: boolean): Face;
}

type FontFiles = Pick<Host, "read" | "packageFile">;

/** A font file that the theme names, with its sum. */
interface FontSource extends Pick<Face, "name" | "family" | "weight" | "italic" | "bytes" | "sha256"> {
  /** As the theme names it. */
  readonly file: string;
}

/** Reads every font the theme names. One that is missing is a fault of the surroundings (exit 3). */
export function readFonts(theme: Theme, files: FontFiles, themeFolder: string): FontSource[] {
  return (["serif", "sans"] as const).flatMap((family) =>
    Object.entries(theme.fonts[family]).map(([key, file]): FontSource => {
      const path = file.startsWith("./") ? `${themeFolder}/${file.slice(2)}` : files.packageFile(file);
      const bytes = path === undefined ? undefined : files.read(path);
      if (!bytes) {
        const hint = "run `npm ci`, or correct its path in templates/theme/tokens.yaml";
        throw new HostError(`the font ${file} is not there`, hint);
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

/** Reads and opens every font the theme names. */
export function loadFonts(theme: Theme, files: FontFiles, themeFolder: string): Fonts {
  return openFonts(readFonts(theme, files, themeFolder));
}

/** Opens fonts. One that is broken is a fault of the surroundings too. */
export function openFonts(sources: readonly FontSource[]): Fonts {
  const faces = sources.map(({ file, ...source }): Face => {
    const font = parseFont(file, source.bytes);
    return { ...source, font, setter: createSetter(font) };
  });
  return { faces, face: (family, weight, italic = false) => nearestFace(faces, { family, weight, italic }) };
}

/**
 * Advance width of a text in the units of `size`, with kerning and ligatures, as the PDF sets it.
 * `features` are OpenType tags beside the usual ones ("pnum", "sups").
 */
export function measureText(face: Face, text: string, size: number, features: readonly string[] = []): number {
  return (shapeText(face, text, features).width / face.font.unitsPerEm) * size;
}

/** The glyphs of a text. A face shapes each text once, however often it is measured and painted. */
export function shapeText(face: Face, text: string, features: readonly string[] = []): Shaped {
  return face.setter.shape(text, features);
}

/** The characters of a text that a face cannot draw, each once. */
export function missingGlyphs(face: Face, text: string): string[] {
  return face.setter.missing(text);
}

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

type Wanted = Pick<Face, "family" | "weight" | "italic">;

function nearestFace(faces: readonly Face[], { family, weight, italic }: Wanted): Face {
  const cost = (face: Face): number => Math.abs(face.weight - weight) + (face.italic === italic ? 0 : 1000);
  const candidates = faces.filter((face) => face.family === family);
  const best = candidates.reduce<Face | undefined>((a, b) => (a && cost(a) <= cost(b) ? a : b), undefined);
  if (!best) throw new HostError(`the theme has no ${family} font`, "name one in templates/theme/tokens.yaml");
  return best;
}
