import type { PdfString } from "./value.ts";

/** Decodes a text string (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 by its byte order mark, else PDFDocEncoding. */
export function decodeText(bytes: string): string {
  if (bytes.startsWith("\xfe\xff")) return utf16(bytes.slice(2));
  if (bytes.startsWith("\xef\xbb\xbf")) return Buffer.from(bytes.slice(3), "latin1").toString("utf8");
  if (/^[ -~]*$/.test(bytes)) return bytes;
  return [...bytes].map((char) => docEncoding[char.charCodeAt(0)] ?? char).join("");
}

/** Encodes a text string: ASCII unchanged, anything else as UTF-16. */
export function pdfText(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return { kind: "string", bytes: text };
  return { kind: "string", bytes: `\u00fe\u00ff${Buffer.from(text, "utf16le").swap16().toString("latin1")}` };
}

/** Decodes big-endian UTF-16 without a byte order mark, as in ToUnicode maps. */
export function utf16(bytes: string): string {
  let text = "";
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1));
  }
  return text;
}

// ISO 32000-1, annex D.2: the codes where PDFDocEncoding differs from Latin-1.
const docEncoding: Readonly<Record<number, string>> = Object.fromEntries([
  ...[..."˘ˇˆ˙˝˛˚˜"].map((char, index) => [0x18 + index, char]),
  ...[..."•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž"].map((char, index) => [0x80 + index, char]),
  [0xa0, "€"],
]);
