import type { Amount } from "./amount.ts";
import type { Wording } from "./wording.ts";

export { formatDate, formatDated } from "./format-dates.ts";

const minus = "\u2212";

/** An amount in its two parts; the qualifier is empty where the value is exact. */
interface FormattedAmount {
  readonly qualifier: string;
  readonly figure: string;
}

/**
 * The one way a value becomes text. Never rounds: a value that a magnitude cannot print
 * exactly with two decimals is printed in full. In a sentence counts below ten are words
 * and units are spelled as running text wants them; a figure is always digits.
 */
export function formatAmount(amount: Amount, wording: Wording, place: "sentence" | "figure"): FormattedAmount {
  const { value, max, qualifier, unit } = amount;
  if (value === undefined) return { qualifier: "", figure: vagueWords(amount.words ?? "", place) };
  if (qualifier === "range" && max !== undefined) {
    return { qualifier: "", figure: withUnit(rangeOf(value, max, wording), max, unit, wording, place) };
  }
  return { qualifier: wording.qualifiers[qualifier], figure: figureOf(value, unit, wording, place) };
}

// As the source prints them, but for the capital a sentence's first word has.
function vagueWords(words: string, place: "sentence" | "figure"): string {
  return place === "sentence" ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

function figureOf(value: number, unit: string, wording: Wording, place: "sentence" | "figure"): string {
  const fraction = unit === "percent" ? fractionOf(value, wording) : undefined;
  if (fraction !== undefined) return fraction;
  const small = place === "sentence" && isSpelled(unit, wording) ? wording.smallNumbers[value] : undefined;
  return withUnit(small ?? inMagnitude(value, wording), value, unit, wording, place);
}

/** A third of a hundred has no last decimal: the word is its only exact print. */
function fractionOf(value: number, wording: Wording): string | undefined {
  return wording.fractions.find(({ parts, of }) => Math.abs(value - (parts * 100) / of) < 1e-5)?.word;
}

const spelledUnits: ReadonlySet<string> = new Set(["day", "week", "month", "year"]);

// "five members" and "two years", but "5 per cent", "$5" and "5 sq km".
function isSpelled(unit: string, wording: Wording): boolean {
  return spelledUnits.has(unit) || wording.units[unit] === undefined;
}

function rangeOf(value: number, max: number, wording: Wording): string {
  const magnitude = magnitudeOf(value, wording);
  const isShared = magnitude !== undefined && magnitude === magnitudeOf(max, wording);
  const join = wording.qualifiers.range;
  if (!isShared)
    return `${inFull(value, wording)}${isElliptic(value, max) ? ` ${join} ` : join}${inFull(max, wording)}`;
  return `${scaled(value, magnitude.value, wording)}${join}${scaled(max, magnitude.value, wording)}\u00a0${magnitude.word}`;
}

// "20–30,000" would be read as thousands at both ends; with spaces it is not.
function isElliptic(value: number, max: number): boolean {
  return value < 1000 && max % 1000 === 0;
}

function inMagnitude(value: number, wording: Wording): string {
  const magnitude = magnitudeOf(value, wording);
  if (!magnitude) return inFull(value, wording);
  return `${scaled(value, magnitude.value, wording)}\u00a0${magnitude.word}`;
}

/** The first magnitude the value reaches, if it prints the value exactly with at most two decimals. */
function magnitudeOf(value: number, wording: Wording) {
  const magnitude = wording.magnitudes.find((each) => Math.abs(value) >= each.value);
  return magnitude && Number.isInteger(value) && value % (magnitude.value / 100) === 0 ? magnitude : undefined;
}

// Hundredths are whole numbers here, so that no division leaves a trail of decimals.
function scaled(value: number, magnitude: number, wording: Wording): string {
  const hundredths = Math.round(value / (magnitude / 100));
  return inFull(Number(`${hundredths}e-2`), wording);
}

/** All digits of a number, grouped; by hand, for `Intl` prints what its ICU thinks fit. */
function inFull(value: number, wording: Wording): string {
  const [whole = "", decimals] = plainDigits(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, wording.separators.group);
  const sign = value < 0 ? minus : "";
  return sign + grouped + (decimals === undefined ? "" : wording.separators.decimal + decimals);
}

// String() turns to exponents above 1e21 and below 1e-6.
function plainDigits(value: number): string {
  const [digits = "", exponent] = String(value).split("e");
  if (exponent === undefined) return digits;
  const [whole = "", decimals = ""] = digits.split(".");
  const shift = Number(exponent);
  return shift < 0
    ? `0.${"0".repeat(-shift - 1)}${whole}${decimals}`
    : `${whole}${decimals}${"0".repeat(shift - decimals.length)}`;
}

function withUnit(figure: string, value: number, unit: string, wording: Wording, place: "sentence" | "figure"): string {
  const listed = wording.units[unit];
  const form = (place === "sentence" && listed?.sentence) || listed;
  const after = Math.abs(value) === 1 ? form?.after?.one : form?.after?.other;
  const sign = figure.startsWith(minus) ? minus : "";
  return `${sign}${form?.before ?? ""}${figure.slice(sign.length)}${after ?? ""}`;
}
