import * as z from "zod";

/** The maximum length of a quotation. */
export const longestExact = 80;

/** The authored selector: only `exact` is typed; `briefs anchor` fills in the positions. */
export const selectorSpec = z
  .strictObject({
    start: z.int().nonnegative().optional(),
    end: z.int().nonnegative().optional(),
    exact: z.string().min(1).meta({ maxLength: longestExact }),
    prefix: z.string().min(1).optional().meta({ description: "What stands before, where `exact` stands twice." }),
  })
  .meta({ description: "Its place in the document; `briefs anchor` fills in start and end." });

export type SelectorSpec = z.infer<typeof selectorSpec>;

/** How a place was found, from the most to the least certain. */
type Anchoring = "position" | "exact" | "normalised";

export interface Found {
  readonly start: number;
  readonly end: number;
  readonly anchoring: Anchoring;
}

/**
 * Finds a selector's words in a document: at their recorded position, else verbatim, else with white
 * space, quotation marks and dashes normalised.
 */
export function locateSelector(text: string, selector: SelectorSpec): Found[] {
  const { start, exact, prefix } = selector;
  if (start !== undefined && text.startsWith(exact, start)) {
    return [{ start, end: start + exact.length, anchoring: "position" }];
  }
  const literal = placesOf(text, exact).map((at) => ({
    start: at,
    end: at + exact.length,
    anchoring: "exact" as const,
  }));
  const found = literal.length > 0 ? literal : locateNormalised(text, exact);
  const preceded = prefix === undefined ? [] : found.filter((place) => endsWithPrefix(text, place.start, prefix));
  return found.length > 1 && preceded.length > 0 ? preceded : found;
}

function locateNormalised(text: string, exact: string): Found[] {
  const wanted = evenOut(exact).text.trim();
  const haystack = evenOut(text);
  return placesOf(haystack.text, wanted).map((at) => ({
    start: haystack.origin[at] ?? 0,
    end: (haystack.origin[at + wanted.length - 1] ?? 0) + 1,
    anchoring: "normalised" as const,
  }));
}

function placesOf(text: string, wanted: string): number[] {
  const places: number[] = [];
  if (wanted === "") return places;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) places.push(at);
  return places;
}

function endsWithPrefix(text: string, start: number, prefix: string): boolean {
  const before = evenOut(text.slice(Math.max(0, start - prefix.length - 40), start)).text;
  return before.trimEnd().endsWith(evenOut(prefix).text.trim());
}

// The text with single spaces, straight quotation marks and hyphens, and the original offset of each unit.
function evenOut(text: string): { text: string; origin: number[] } {
  const origin: number[] = [];
  let evened = "";
  for (let i = 0; i < text.length; i++) {
    const char = evenChar(text.charAt(i));
    if (char === "" || (char === " " && evened.endsWith(" "))) continue;
    evened += char;
    origin.push(i);
  }
  return { text: evened, origin };
}

function evenChar(char: string): string {
  if (/\s/u.test(char)) return " ";
  if (/[\u2018\u2019\u201A\u2032]/u.test(char)) return "'";
  if (/[\u201C\u201D\u201E\u2033]/u.test(char)) return '"';
  if (/[\u2010-\u2015\u2212]/u.test(char)) return "-";
  return /[\u00AD\u200B\uFEFF]/u.test(char) ? "" : char;
}
