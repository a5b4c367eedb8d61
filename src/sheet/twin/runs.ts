import type { CiteRun, Run, ValueRun } from "../../document/block.ts";
import { factAttribute } from "../../html/blocks.ts";
import { escapeHtml } from "../../html/escape.ts";
import { runsHtml as printRuns } from "../../html/runs.ts";
import type { SourceLink, Twin } from "./twin.ts";

/**
 * Prints runs as HTML. Every value lists its facts. In running text, a number or date links to its source's note; next
 * to a reference (`beside`) it does not.
 */
export function runsHtml(runs: readonly Run[], twin: Twin, place: "text" | "beside" = "text"): string {
  return printRuns(runs, {
    value: (run, isLinked) => valueHtml(run, twin, place === "text" && !isLinked),
    cite: (run) => citeHtml(run, twin),
  });
}

function valueHtml({ text, role, facts }: ValueRun, twin: Twin, isLink: boolean): string {
  const isFigure = role === "fact" || role === "date" || role === "asOf";
  return factHtml(escapeHtml(text), { role, facts, link: isFigure && isLink ? twin.linkOf(facts) : undefined });
}

/** Content made from facts, linked to its source if `link` is given. `content` is HTML. */
export function factHtml(
  content: string,
  { role, facts, link }: { role: ValueRun["role"]; facts: readonly string[]; link: SourceLink | undefined },
): string {
  const attributes = `class="value" data-role="${role}"${factAttribute(facts)}`;
  if (!link) return `<span ${attributes}>${content}</span>`;
  return `<a ${attributes} href="${link.href}" role="${link.role}">${content}</a>`;
}

/** Note numbers, each a link to its note. */
export function citeHtml(cite: CiteRun, twin: Twin): string {
  const notes = cite.notes.filter((note) => twin.hasNote(note));
  if (notes.length === 0) return "";
  const links = notes.map((note) => {
    const label = escapeHtml(`${twin.document.words.note} ${note}`);
    return `<a id="${twin.citeId(note)}" href="#note-${note}" role="doc-noteref" aria-label="${label}">${note}</a>`;
  });
  return `<sup class="cite" data-role="note" data-fact="${escapeHtml(cite.facts.join(" "))}">${links.join("<span>,</span>")}</sup>`;
}
