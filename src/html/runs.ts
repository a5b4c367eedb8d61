import { addressProblem } from "../document/address.ts";
import type { CiteRun, Run, Style, ValueRun } from "../document/block.ts";
import { escapeHtml } from "./escape.ts";

/** The parts of running text that each HTML output prints differently. */
interface RunDialect {
  /** `isLinked` is set inside a link, where a value must not become a link itself. */
  readonly value: (run: ValueRun, isLinked: boolean) => string;
  readonly cite: (run: CiteRun) => string;
}

export function runsHtml(runs: readonly Run[], dialect: RunDialect, isLinked = false): string {
  return runs.map((run) => runHtml(run, dialect, isLinked)).join("");
}

function runHtml(run: Run, dialect: RunDialect, isLinked: boolean): string {
  switch (run.type) {
    case "text":
      return styled(escapeHtml(run.text), run);
    case "value":
      return styled(dialect.value(run, isLinked), run);
    case "cite":
      return isLinked ? "" : dialect.cite(run);
    case "break":
      return "<br>";
    case "link": {
      const content = runsHtml(run.runs, dialect, true);
      if (addressProblem(run.href) !== undefined) return content;
      return `<a href="${escapeHtml(run.href)}" rel="noreferrer">${content}</a>`;
    }
  }
}

function styled(html: string, { strong, emphasis, struck }: Style): string {
  const out = struck ? `<del>${html}</del>` : html;
  const emphasised = emphasis ? `<em>${out}</em>` : out;
  return strong ? `<strong>${emphasised}</strong>` : emphasised;
}
