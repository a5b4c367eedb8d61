import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { parseEdtf } from "../language/edtf.ts";
import type { Quantity } from "./fact.ts";
import type { Library } from "./load.ts";

/** Two facts that contradict each other unless a ruling explains them. */
interface Contradiction {
  readonly earlier: Quantity;
  readonly later: Quantity;
  readonly why: string;
}

/**
 * Facts of one measure and area contradict each other if their dates overlap and their values
 * differ, or if a cumulative total falls. Every such pair needs a ruling.
 */
export function verifyConflicts(library: Library, report: Report): void {
  const ruled = [...library.conflicts.values()].map((conflict) => new Set(conflict.facts));
  for (const { earlier, later, why } of findContradictions(library)) {
    if (ruled.some((facts) => facts.has(earlier.id) && facts.has(later.id))) continue;
    const place = library.authored.facts.get(later.id)?.placeOf(["value"]) ?? later.place;
    const message = `\`${earlier.id}\` and \`${later.id}\` contradict each other: ${why}`;
    report(errorAt(place, "conflict-unruled", message, linesToPaste(earlier, later)));
  }
}

function findContradictions(library: Library): Contradiction[] {
  return [...groupComparable(library).values()].flatMap((group) =>
    group.flatMap((fact, index) =>
      group.slice(index + 1).flatMap((other) => {
        const [earlier, later] = lastDay(fact) <= lastDay(other) ? [fact, other] : [other, fact];
        const why = whyContrary(earlier, later);
        return why === undefined ? [] : [{ earlier, later, why }];
      }),
    ),
  );
}

// Ignores parts, because two parts of a whole count different things, and quantities without a number.
function groupComparable(library: Library): Map<string, Quantity[]> {
  const groups = new Map<string, Quantity[]>();
  for (const fact of library.facts.values()) {
    if (fact.kind !== "quantity" || fact.measure === undefined || fact.value === undefined) continue;
    if (fact.subsetOf !== undefined) continue;
    const counted = fact.nature === "flow" || fact.nature === "rate" ? (fact.period?.edtf ?? "") : "";
    const key = [fact.measure, ...fact.scope, counted].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return groups;
}

function whyContrary(earlier: Quantity, later: Quantity): string | undefined {
  if (earlier.value === undefined || later.value === undefined || earlier.value === later.value) return undefined;
  const [first, second] = [parseEdtf(earlier.asOf.edtf), parseEdtf(later.asOf.edtf)];
  if (first && second && first.start <= second.end && second.start <= first.end) {
    return "the same quantity has two values for the same time";
  }
  return later.nature === "cumulative" && later.value < earlier.value ? "a total cannot fall" : undefined;
}

function lastDay(fact: Quantity): string {
  return parseEdtf(fact.asOf.edtf)?.end ?? "";
}

function linesToPaste(earlier: Quantity, later: Quantity): string {
  return [
    "decide which one holds, and paste this into data/conflicts.yaml:",
    `- id: ${later.measure}`,
    `  facts: [${earlier.id}, ${later.id}]`,
    "  ruling: both",
    `  note: { en: '{{fact "${earlier.id}"}} ({{date "${earlier.id}"}}) and {{fact "${later.id}"}} ({{date "${later.id}"}}) are not reconciled by the sources.' }`,
  ].join("\n");
}
