import { citationOf, sourceEntry, withoutType } from "../briefs/citations.ts";
import type { Edition } from "../briefs/edition.ts";
import { printFact } from "../briefs/print.ts";
import { dataText } from "../briefs/text.ts";
import { plainText } from "../document/block.ts";
import type { Derived, Fact } from "../facts/fact.ts";
import { formatDated } from "../language/format.ts";
import type { Cite, DateCite } from "./cite.ts";

/** The origin of each fact, in the words of an edition, for the source lines of slides and notes. */
export function citesOf(edition: Edition): Readonly<Record<string, Cite>> {
  const entries = new Map(
    [...edition.sources.keys()].map((id) => [id, plainText(sourceEntry(id, edition)?.runs ?? [])]),
  );
  const cites: Record<string, Cite> = {};
  for (const fact of [...edition.facts.values(), ...edition.use.values()]) {
    let known: Cite | undefined;
    // Built on first access, because a deck uses only a few of them.
    const get = (): Cite => {
      known ??= citeOf(fact, edition, entries);
      return known;
    };
    Object.defineProperty(cites, fact.id, { get, enumerable: true, configurable: true });
  }
  return cites;
}

function citeOf(fact: Fact, edition: Edition, entries: ReadonlyMap<string, string>): Cite {
  const text = printed(fact, edition);
  if (fact.kind === "derived") return { text, of: fact.of };
  const { exact, start, end } = fact.selector;
  // A slide has room only for publisher and date.
  const short = plainText(withoutType(citationOf(fact.id, edition)));
  return { text, short, long: entries.get(fact.source) ?? "", exact, start, end, dates: datesOf(fact, edition) };
}

function datesOf(fact: Exclude<Fact, Derived>, edition: Edition): Readonly<Record<string, DateCite>> {
  const { start } = fact.selector;
  const dated = [fact.asOf, fact.kind === "event" ? fact.date : fact.kind === "quantity" ? fact.period : undefined];
  const known = dated.flatMap((date): [string, DateCite][] => {
    if (!date) return [];
    const words = formatDated(date, edition.wording);
    const { selector, because } = date;
    if (selector)
      return selector.start === start
        ? []
        : [[words, { exact: selector.exact, start: selector.start, end: selector.end }]];
    return because ? [[words, { because: plainText(dataText(because, edition) ?? []) }]] : [];
  });
  return Object.fromEntries(known);
}

// The part of a fact that needs a source on a slide: its value, or the date of an event.
function printed(fact: Fact, edition: Edition): string {
  if (fact.kind === "event") return formatDated(fact.date, edition.wording);
  return plainText(printFact(fact, edition, "sentence") ?? []);
}
