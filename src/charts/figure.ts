import { claimIds } from "../briefs/helpers.ts";
import { textOf } from "../briefs/text.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import type { Figure, Run } from "../document/block.ts";
import type { BoundChart } from "./bind.ts";

/** Renders the text around a chart's drawing; undefined if any of it has an error. */
export function figureOf(chart: BoundChart, report: Report): Figure | undefined {
  const { spec, edition } = chart;
  const print = (field: "headline" | "subtitle" | "alt" | "remark"): readonly Run[] | undefined => {
    const place = spec.wordsPlaceOf([field, edition.lang]);
    const text = spec.words[field];
    return text && textOf(text, { edition, names: "aliases", place, report });
  };
  const headline = print("headline");
  const subtitle = print("subtitle");
  const alt = print("alt");
  const remark = print("remark");
  if (!headline || !subtitle || !alt || (spec.words.remark && !remark)) return undefined;
  const claims = chart.facts.flatMap((id) => {
    const fact = edition.facts.get(id);
    return fact ? claimIds(fact, edition) : [];
  });
  const cite = { type: "cite", facts: [...new Set(claims)], notes: [] } as const;
  return { headline, subtitle, alt, ...(remark && { remark }), cite, facts: chart.facts };
}
