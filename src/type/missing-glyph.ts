/** Describes a character in a message: the character itself, if visible, and its code point. */
export function nameOfCharacter(char: string): string {
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return isInvisible(char) ? `the invisible character ${code}` : `“${char}” (${code})`;
}

/** A hint for a character that the font has no glyph for. */
export function missingGlyphHint(char: string): string {
  if (char === replacement) return "the file is not UTF-8; re-save it as UTF-8";
  if (isInvisible(char)) return "delete it; it probably came in with pasted text";
  return "write it another way, or change the font in templates/theme/tokens.yaml to one that has it";
}

// Decoders substitute it for bytes that are not valid UTF-8.
const replacement = "\uFFFD";

function isInvisible(char: string): boolean {
  return /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u.test(char);
}
