import type { CiteRun, Run, ValueRun } from "../document/block.ts";
import { factAttribute } from "../html/blocks.ts";
import { escapeHtml } from "../html/escape.ts";
import { runsHtml as printRuns } from "../html/runs.ts";
import { citeNumbers, type SlideSource } from "../slides/slide-facts.ts";

/** Runs as HTML; every value carries the ids of its facts. */
export function runsHtml(runs: readonly Run[], sources: readonly SlideSource[]): string {
  return printRuns(runs, { value: valueHtml, cite: (run) => citeHtml(run, sources) });
}

function valueHtml({ text, role, facts }: ValueRun): string {
  return `<span class="value" data-role="${role}"${factAttribute(facts)}>${escapeHtml(text)}</span>`;
}

/** The numbers of a reference's sources at the foot of the slide; empty if the slide has only one source. */
export function citeHtml(cite: CiteRun, sources: readonly SlideSource[]): string {
  const numbers = citeNumbers(cite, sources);
  if (numbers.length === 0) return "";
  return `<sup class="cite" data-fact="${escapeHtml(cite.facts.join(" "))}">${numbers.join(",")}</sup>`;
}
