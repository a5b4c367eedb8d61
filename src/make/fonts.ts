import { charactersIn, embedFace, embedFonts, type FaceCharacters, type FontFormat } from "../type/embed-fonts.ts";
import type { Making } from "./making.ts";

/** The rules that embed the fonts of a document. A font is cut again only for characters that no build before had. */
export function embedOnce(
  characters: FaceCharacters,
  format: FontFormat,
  { project, cache, report }: Making,
): Promise<string> {
  return embedFonts(project.fonts, characters, format, (face, own) =>
    cache.step("font", [face.name, face.sha256, own, format], () => embedFace(face, own, format), report),
  );
}

/** The same for a document of which every text may be set in every face. */
export function embedText(text: string, format: FontFormat, making: Making): Promise<string> {
  return embedOnce(charactersIn(making.project.fonts, text), format, making);
}
