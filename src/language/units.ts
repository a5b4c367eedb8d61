import { phrases, startsWith } from "./phrases.ts";
import { isDash, type Token } from "./tokens.ts";

/** Units that a text carries itself. A counted noun ("members") is a matter of review. */
const ids = ["USD", "EUR", "GBP", "percent", "km2", "m2", "t", "ton", "day", "week", "month", "year"] as const;
type SymbolUnit = (typeof ids)[number];

/** The same as a set, to check whether a fact's unit must be in its selector. */
export const symbolUnits: ReadonlySet<string> = new Set(ids);

const behind = phrases<SymbolUnit>({
  percent: ["%", "percent", "per cent", "pct"],
  km2: ["km 2", "sq km", "sq . km", "square km", ...lengths("square", "kilometer", "kilometre")],
  m2: ["m 2", "sq m", "sq . m", "sqm", ...lengths("square", "meter", "metre")],
  t: [...lengths("metric", "ton", "tonne"), "tonne", "tonnes"],
  ton: ["ton", "tons"],
  day: ["day", "days"],
  week: ["week", "weeks"],
  month: ["month", "months"],
  year: ["year", "years"],
  USD: ["dollar", "dollars", "us dollars", "u . s . dollars", "usd"],
  EUR: ["euro", "euros", "eur"],
  GBP: ["pounds sterling", "gbp"],
});

const currencies = phrases<SymbolUnit>({
  USD: ["$", "us $", "usd"],
  EUR: ["\u20ac", "eur"],
  GBP: ["\u00a3", "gbp"],
});

function lengths(kind: string, ...names: readonly string[]): string[] {
  return names.flatMap((name) => [`${kind} ${name}`, `${kind} ${name}s`]);
}

/** The unit that follows a number, with or without a hyphen: "12 months", "12-month", "70%". */
export function readUnit(tokens: readonly Token[], at: number) {
  const isHyphened = isDash(tokens[at]) && !tokens[at]?.spaced && !tokens[at + 1]?.spaced;
  const first = isHyphened ? at + 1 : at;
  return tokens[first]?.parted ? undefined : startsWith(tokens, first, behind);
}

/** The currency before a number. */
export function readCurrency(tokens: readonly Token[], at: number) {
  const found = startsWith(tokens, at, currencies);
  return found && tokens[found.at]?.kind === "digits" ? found : undefined;
}
