import type { Qualifier } from "./amount.ts";

export interface ParsedQuantity {
  readonly start: number;
  readonly end: number;
  readonly value?: number;
  readonly max?: number;
  readonly qualifier: Qualifier;
  readonly unit?: string;
  readonly words?: string;
}

/** The quantities of an English text, in order. */
export function parseQuantities(text: string): ParsedQuantity[] {
  return [
    ...text.matchAll(/(more than |over |nearly |at least )?(\$)?(\d[\d,]*(?:\.\d+)?)(\s+(?:million|billion))?/gi),
  ].map((match) => {
    const words: Record<string, Qualifier> = {
      "more than": "more-than",
      over: "more-than",
      nearly: "nearly",
      "at least": "at-least",
    };
    const scale = match[4]?.trim() === "billion" ? 1e9 : match[4] ? 1e6 : 1;
    return {
      start: match.index,
      end: match.index + match[0].length,
      value: Number(match[3]?.replaceAll(",", "")) * scale,
      qualifier: words[match[1]?.trim().toLowerCase() ?? ""] ?? "exact",
      ...(match[2] && { unit: "USD" }),
    };
  });
}
