import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { locateSelector, longestExact, type SelectorSpec } from "../sources/selector.ts";
import type { PlaceOf } from "./authored.ts";

/**
 * Checks that a selector is short and as long as its positions say, and, with the document's text,
 * that its words are exactly at that position.
 */
export function verifySelector(
  selector: SelectorSpec,
  placeOf: PlaceOf,
  text: string | undefined,
  report: Report,
): void {
  const { start = -1, end = -1, exact } = selector;
  if (exact.length > longestExact) {
    const message = `the selector has ${exact.length} characters, more than ${longestExact}`;
    report(
      errorAt(placeOf(["exact"]), "selector-too-long", message, "keep only the words that give the value or the claim"),
    );
  }
  if (start < 0 || end < 0) {
    const hint = "run `briefs anchor` with the corpus at hand";
    report(errorAt(placeOf(["exact"]), "selector-unanchored", "the selector has no start and end yet", hint));
    return;
  }
  if (end - start !== exact.length) {
    const message = `${start} to ${end} is ${end - start} characters, but \`exact\` has ${exact.length}`;
    report(errorAt(placeOf(["start"]), "selector-length", message, anchorAgain));
  } else if (text !== undefined && text.slice(start, end) !== exact) {
    const message = `at ${start} the document says ${quote(text.slice(start, end))}, the selector ${quote(exact)}`;
    report(errorAt(placeOf(["exact"]), "selector-text", message, whereItStands(text, selector)));
  }
}

const anchorAgain = "remove `start` and `end` and run `briefs anchor`";

function whereItStands(text: string, selector: SelectorSpec): string {
  const found = locateSelector(text, { exact: selector.exact });
  if (found.length === 0) return "these words are not in the document; copy them from its text";
  const starts = found.map((place) => place.start).join(", ");
  return `the words are at ${starts}; ${anchorAgain}`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
