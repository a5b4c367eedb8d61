import { createRequire } from "node:module";

/** In the bundle stands for the font library that pdfkit would load at once: loaded only when a font file is opened. */
export function create(bytes: Uint8Array, name?: string): unknown {
  const fontkit: { create(bytes: Uint8Array, name?: string): unknown } = createRequire(import.meta.url)("fontkit");
  return fontkit.create(bytes, name);
}
