import { charactersIn, embedFace, embedFonts, type FaceCharacters, type FontFormat } from "../type/embed-fonts.ts";
import type { Making } from "./making.ts";

/** CSS rules that embed a document's fonts. A font is subset again only if new characters appear. */
export function embedOnce(
  characters: FaceCharacters,
  format: FontFormat,
  { project, cache, report }: Making,
): Promise<string> {
  return embedFonts(project.fonts, characters, format, (face, own) =>
    cache.step("font", [face.name, face.sha256, own, format], () => embedFace(face, own, format), report),
  );
}

/** The same for a document in which any text may use any face. */
export function embedText(text: string, format: FontFormat, making: Making): Promise<string> {
  return embedOnce(charactersIn(making.project.fonts, text), format, making);
}
