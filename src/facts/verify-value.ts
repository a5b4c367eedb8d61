import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { type ParsedQuantity, parseQuantities } from "../language/quantities.ts";
import { symbolUnits } from "../language/units.ts";
import type { PlaceOf } from "./authored.ts";
import type { Quantity } from "./fact.ts";

/**
 * Reads the quantity in a selector's words and compares it with the typed value, qualifier and symbol
 * unit. Counted nouns ("partners") are left to human review.
 */
export function verifyQuantity(fact: Quantity, placeOf: PlaceOf, report: Report): void {
  const parsed = readQuantity(fact.selector.exact, placeOf, report);
  if (!parsed) return;
  verifyValue(fact, parsed, placeOf, report);
  if (parsed.qualifier !== fact.qualifier) {
    const message = `the selector says *${parsed.qualifier}*, the fact *${fact.qualifier}*`;
    const place = placeOf([placeOf(["qualifier"]).line === placeOf().line ? "value" : "qualifier"]);
    report(errorAt(place, "selector-qualifier", message, `write \`qualifier: ${parsed.qualifier}\``));
  }
  verifyUnit(fact, parsed, placeOf, report);
}

/** The quantity in a selector's words; reports an error and returns undefined unless there is exactly one. */
export function readQuantity(exact: string, placeOf: PlaceOf, report: Report): ParsedQuantity | undefined {
  const [first, second] = parseQuantities(exact);
  const place = placeOf(["selector", "exact"]);
  if (first && !second) return first;
  if (first && second) {
    const seen = [first, second]
      .map((quantity) => JSON.stringify(exact.slice(quantity.start, quantity.end)))
      .join(" and ");
    const hint = "narrow `exact` to the words of one of them, remove `start` and `end`, and run `briefs anchor`";
    report(errorAt(place, "selector-ambiguous", `the selector contains more than one quantity: ${seen}`, hint));
  } else {
    const hint = "include the number with its qualifier and unit in `exact`";
    report(errorAt(place, "selector-value", "the selector's words contain no quantity", hint));
  }
  return undefined;
}

function verifyValue(fact: Quantity, parsed: ParsedQuantity, placeOf: PlaceOf, report: Report): void {
  if (fact.qualifier === "vague" || parsed.qualifier === "vague") return;
  if (fact.value === undefined) {
    report(errorAt(placeOf(["selector"]), "value-missing", "the fact has no value yet", "run `briefs anchor`"));
    return;
  }
  if (isSame(parsed.value, fact.value) && isSame(parsed.max, fact.max)) return;
  const message = `the selector says ${show(parsed)}, the fact ${show(fact)}`;
  report(errorAt(placeOf(["value"]), "selector-value", message, "use the value in the document's words"));
}

// A third has infinitely many digits, so it may be typed rounded. All other values must be typed in full.
function isSame(read: number | undefined, typed: number | undefined): boolean {
  if (read === undefined || typed === undefined) return read === typed;
  const decimals = String(typed).split(".")[1]?.length ?? 0;
  return read === typed || (decimals >= 2 && Number(read.toFixed(Math.min(decimals, 20))) === typed);
}

function show({ value, max }: { value?: number; max?: number }): string {
  return max === undefined ? `${value}` : `${value} to ${max}`;
}

function verifyUnit(fact: Quantity, parsed: ParsedQuantity, placeOf: PlaceOf, report: Report): void {
  const read = parsed.unit;
  if (read === undefined ? !symbolUnits.has(fact.unit) : read === fact.unit || fact.qualifier === "vague") return;
  const message = `the selector ${read === undefined ? "has no unit" : `is in *${read}*`}, the fact in *${fact.unit}*`;
  const hint = `the unit comes from ${fact.measure === undefined ? "`unit`" : `the measure \`${fact.measure}\``}`;
  report(errorAt(placeOf([fact.measure === undefined ? "unit" : "measure"]), "selector-unit", message, hint));
}
