import type { CiteRun, LinkRun, Run, Style, ValueRun } from "../../document/block.ts";
import { escapeHtml, isSafeHref } from "../../html/escape.ts";
import type { SourceLink, Twin } from "./twin.ts";

/**
 * Runs as HTML. Every value names its facts; in running text a number or date leads to the note
 * of its source. Where a reference stands right beside it, `beside`, it is no link of its own.
 */
export function runsHtml(runs: readonly Run[], twin: Twin, place: "text" | "beside" = "text"): string {
  return runs.map((run) => runHtml(run, twin, place === "text")).join("");
}

function runHtml(run: Run, twin: Twin, isLink: boolean): string {
  switch (run.type) {
    case "text":
      return styled(escapeHtml(run.text), run);
    case "value":
      return styled(valueHtml(run, twin, isLink), run);
    case "cite":
      return citeHtml(run, twin);
    case "link":
      return linkHtml(run);
  }
}

function valueHtml({ text, role, facts }: ValueRun, twin: Twin, isLink: boolean): string {
  const isFigure = role === "fact" || role === "date" || role === "asOf";
  return factHtml(escapeHtml(text), { role, facts, link: isFigure && isLink ? twin.linkOf(facts) : undefined });
}

/** Content made from facts, with a link to its source where there is one. `content` is HTML. */
export function factHtml(
  content: string,
  { role, facts, link }: { role: ValueRun["role"]; facts: readonly string[]; link: SourceLink | undefined },
): string {
  const named = facts.length > 0 ? ` data-fact="${escapeHtml(facts.join(" "))}"` : "";
  const attributes = `class="value" data-role="${role}"${named}`;
  if (!link) return `<span ${attributes}>${content}</span>`;
  return `<a ${attributes} href="${link.href}" role="${link.role}">${content}</a>`;
}

/** The numbers of the notes, each a link. */
export function citeHtml(cite: CiteRun, twin: Twin): string {
  const notes = cite.notes.filter((note) => twin.hasNote(note));
  if (notes.length === 0) return "";
  const links = notes.map((note) => {
    const label = escapeHtml(`${twin.word("note")} ${note}`);
    return `<a id="${twin.citeId(note)}" href="#note-${note}" role="doc-noteref" aria-label="${label}">${note}</a>`;
  });
  return `<sup class="cite" data-role="note" data-fact="${escapeHtml(cite.facts.join(" "))}">${links.join("<span>,</span>")}</sup>`;
}

// Inside a link its values are no links of their own.
function linkHtml({ href, runs }: LinkRun): string {
  const content = runs
    .map((run) => {
      if (run.type === "cite" || run.type === "link") return "";
      const text = escapeHtml(run.text);
      return styled(run.type === "value" ? factHtml(text, { ...run, link: undefined }) : text, run);
    })
    .join("");
  return isSafeHref(href) ? `<a href="${escapeHtml(href)}" rel="noreferrer">${content}</a>` : content;
}

function styled(html: string, { strong, emphasis }: Style): string {
  const emphasised = emphasis ? `<em>${html}</em>` : html;
  return strong ? `<strong>${emphasised}</strong>` : emphasised;
}
