import type { CiteRun, Run, Style, ValueRun } from "../document/block.ts";
import { escapeHtml, isSafeHref } from "../html/escape.ts";
import type { SlideSource } from "./meta.ts";

/** Prints runs as HTML; every value carries the ids of the facts behind it. */
export function runsHtml(runs: readonly Run[], sources: readonly SlideSource[]): string {
  return runs.map((run) => runHtml(run, sources)).join("");
}

export function runHtml(run: Run, sources: readonly SlideSource[]): string {
  switch (run.type) {
    case "text":
      return styled(escapeHtml(run.text), run);
    case "value":
      return styled(valueHtml(run), run);
    case "cite":
      return citeHtml(run, sources);
    case "link":
      return `<a href="${isSafeHref(run.href) ? escapeHtml(run.href) : "#"}">${runsHtml(run.runs, sources)}</a>`;
  }
}

function valueHtml(run: ValueRun): string {
  const facts = run.facts.length > 0 ? ` data-fact="${escapeHtml(run.facts.join(" "))}"` : "";
  return `<span class="value" data-role="${run.role}"${facts}>${escapeHtml(run.text)}</span>`;
}

/** The number of a source at the foot of the slide: made by the program, so marked as such. */
export function citeHtml(cite: CiteRun, sources: readonly SlideSource[]): string {
  const numbers = citeNumbers(cite, sources);
  if (numbers.length === 0) return "";
  return `<sup class="cite" data-fact="${escapeHtml(cite.facts.join(" "))}">${numbers.join(",")}</sup>`;
}

function styled(html: string, style: Style): string {
  const emphasised = style.emphasis ? `<em>${html}</em>` : html;
  return style.strong ? `<strong>${emphasised}</strong>` : emphasised;
}

/** The numbers under which a slide names the sources of a reference; none where it names only one. */
export function citeNumbers(cite: CiteRun, sources: readonly SlideSource[]): number[] {
  if (sources.length < 2) return [];
  return sources.flatMap((source, index) => (source.facts.some((id) => cite.facts.includes(id)) ? [index + 1] : []));
}
