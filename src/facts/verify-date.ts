import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { parseDates } from "../language/dates.ts";
import { parseEdtf } from "../language/edtf.ts";
import { isYearLike } from "../language/tokens.ts";
import type { PlaceOf } from "./authored.ts";
import type { Dated } from "./fact.ts";

/** A date field, as verification needs it. */
interface DateField {
  /** The key the date is typed under. */
  readonly field: "date" | "edtf";
  /** The words with the date, unless it has its own selector. */
  readonly exact: string | undefined;
  /** Whether the words contain only the date, like an event's. */
  readonly isOwnWords: boolean;
  readonly placeOf: PlaceOf;
}

/**
 * Checks a typed date against its second mention: in the selector's words, or at the start of the
 * reason if it is inferred. Computed dates are handled when facts are resolved.
 */
export function verifyDated(dated: Dated, field: DateField, report: Report): void {
  const { edtf, basis } = dated;
  if (basis === "undated" || basis === "computed") {
    if (basis === "computed" && edtf === "") reportRule(field, report);
    return;
  }
  if (!parseEdtf(edtf)) {
    const hint = "write it as 2024-09-28, 2024-09, 2024, 2014-22 (summer) or 2024-01/2024-06";
    report(errorAt(field.placeOf([field.field]), "bad-date", `\`${edtf}\` is not a date in EDTF`, hint));
    return;
  }
  if (basis === "inferred") verifyInferred(dated, field, report);
  else verifyStated(dated, field, report);
}

function reportRule(field: DateField, report: Report): void {
  const message = "the rule of the computed date cannot be applied";
  const hint = "give it the id of a source or dated event, and the id of a quantity of months or years";
  report(errorAt(field.placeOf(["computed"]), "date-rule", message, hint));
}

function verifyStated(dated: Dated, field: DateField, report: Report): void {
  const words = dated.selector?.exact ?? field.exact;
  if (words === undefined) {
    verifyInferred(dated, field, report);
    return;
  }
  const read = parseDates(words).map((date) => date.edtf);
  if (!read.some((edtf) => isSameDate(edtf, dated.edtf))) {
    mismatch(dated, field, `the selector ${read.length > 0 ? `says ${read.join(" and ")}` : "has no date"}`, report);
  } else if (dated.selector || field.isOwnWords) verifyRest(words, dated, field, report);
}

function verifyInferred(dated: Dated, field: DateField, report: Report): void {
  const words = dated.inWords?.en ?? Object.values(dated.inWords ?? {})[0];
  if (words === undefined) {
    const message = "nothing in the document supports this date";
    const hint =
      'add a `selector` with the date, or `because: { en: "July 2017: the reason …" }` with the date in words';
    report(errorAt(field.placeOf(), "date-unexplained", message, hint));
    return;
  }
  const read = parseDates(words).map((date) => date.edtf);
  if (!read.some((edtf) => isSameDate(edtf, dated.edtf))) {
    mismatch(dated, field, `the reason begins with ${JSON.stringify(words)}`, report);
  }
  verifyParts(dated, field, report);
}

// Words like "on Thursday" cannot be checked against the date.
function verifyParts(dated: Dated, field: DateField, report: Report): void {
  const words = dated.selector?.exact ?? field.exact ?? "";
  const parts = parseDates(words).map((date) => date.edtf);
  if (parts.length > 0 && !parts.some((edtf) => agreesInParts(edtf, dated.edtf))) {
    mismatch(dated, field, `the selector says ${parts.join(" and ")}`, report);
  } else verifyRest(words, dated, field, report);
}

// A number that is not read as a date, as in "November 0", could be wrong without anyone noticing.
function verifyRest(words: string, dated: Dated, field: DateField, report: Report): void {
  const rest = parseDates(words).reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), words);
  if (!/\d/u.test(rest)) return;
  const hint = "narrow `exact` to the words of the date";
  const message = `the date is ${dated.edtf}, but the words contain a number that is not a date: ${JSON.stringify(words)}`;
  report(errorAt(field.placeOf(), "date-mismatch", message, hint));
}

function mismatch(dated: Dated, { field, placeOf }: DateField, seen: string, report: Report): void {
  const isRead = (dated.edtf.match(/\b\d{4}\b/g) ?? []).every((text) => isYearLike({ text }));
  const [reason, hint] = isRead
    ? [seen, "take the date from the document's words"]
    : ["only years from 1900 to 2099 are recognised in documents", "leave the date out: it cannot be checked"];
  report(errorAt(placeOf([field]), "date-mismatch", `the date is ${dated.edtf}, but ${reason}`, hint));
}

/** Whether two EDTF texts mean the same days: [2021-04..2021-06] and 2021-04/2021-06. */
function isSameDate(a: string, b: string): boolean {
  const [first, second] = [parseEdtf(a), parseEdtf(b)];
  return first !== undefined && second !== undefined && first.start === second.start && first.end === second.end;
}

// "XXXX-11-05" leaves the year open, so it agrees with 2016-11-05.
function agreesInParts(partial: string, full: string): boolean {
  const bare = (edtf: string): string => edtf.replace(/[[\]~?%]/gu, "");
  const [part, whole] = [bare(partial), bare(full)];
  if (isSameDate(partial, full)) return true;
  return part.length <= whole.length && [...part].every((char, index) => char === "X" || char === whole[index]);
}
