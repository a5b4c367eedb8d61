/** Names a character in a message: by its shape where it has one, and by its code point. */
export function nameOfCharacter(char: string): string {
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return isInvisible(char) ? `the invisible character ${code}` : `“${char}” (${code})`;
}

/** What an author can do about a character that no font has. */
export function missingGlyphHint(char: string): string {
  if (char === replacement) return "the file is not UTF-8; re-save it as UTF-8";
  if (isInvisible(char)) return "delete it; it probably came in with pasted text";
  return "write it another way, or name a font that has it in templates/theme/tokens.yaml";
}

// Decoders put it in place of bytes that are not UTF-8.
const replacement = "\uFFFD";

function isInvisible(char: string): boolean {
  return /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u.test(char);
}
