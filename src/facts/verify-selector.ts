import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { locateSelector, longestExact, type SelectorSpec } from "../sources/selector.ts";
import type { PlaceOf } from "./authored.ts";

/**
 * A selector's positions are as far apart as its words are long, its words are few, and,
 * if the document's text is available, the words must be exactly there.
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
      errorAt(placeOf(["exact"]), "selector-too-long", message, "keep the words that carry the value or the claim"),
    );
  }
  if (start < 0 || end < 0) {
    const hint = "run `briefs anchor` with the corpus at hand";
    report(errorAt(placeOf(["exact"]), "selector-unanchored", "the selector has no start and end yet", hint));
    return;
  }
  if (end - start !== exact.length) {
    const message = `from ${start} to ${end} are ${end - start} characters, but \`exact\` has ${exact.length}`;
    report(errorAt(placeOf(["start"]), "selector-length", message, anchorAgain));
  } else if (text !== undefined && text.slice(start, end) !== exact) {
    const message = `at ${start} the document says ${quote(text.slice(start, end))}, the selector ${quote(exact)}`;
    report(errorAt(placeOf(["exact"]), "selector-text", message, whereItStands(text, selector)));
  }
}

const anchorAgain = "remove `start` and `end` and run `briefs anchor`";

function whereItStands(text: string, selector: SelectorSpec): string {
  const found = locateSelector(text, { exact: selector.exact });
  if (found.length === 0) return "these words do not stand in the document; take them from its text";
  const starts = found.map((place) => place.start).join(", ");
  return `the words stand at ${starts}; ${anchorAgain}`;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
