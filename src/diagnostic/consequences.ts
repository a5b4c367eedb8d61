import type { Code } from "./codes.ts";
import type { Diagnostic, Report } from "./diagnostic.ts";

/** A file of the data that has one of these was left out as a whole. */
const unread: ReadonlySet<Code> = new Set(["yaml-syntax", "unknown-key", "missing-field", "wrong-type"]);

/** Errors that then appear wherever the contents of the file are named. */
const afterUnreadData: ReadonlySet<Code> = new Set([
  "unknown-measure",
  "unknown-source",
  "unknown-claimant",
  "unknown-fact",
  "unknown-alias",
  "unknown-conflict",
  "selector-unit",
  "no-label",
  "date-rule",
  "derived-incomparable",
  "pick-nothing",
  "conflict-unruled",
  "as-of-unsupported",
  "chart-unknown-alias",
  "chart-unknown-measure",
]);

/**
 * Leaves out what was told already, as of a character that stands in two forms of a deck, and what only follows from
 * another problem: names that stand in a file that could not be read, charts that were refused, faults of a
 * PDF made from a text that has errors, aliases that nothing prints because nothing was composed. The problem itself is
 * always
 * told, so what is left out never makes a run good.
 */
export function withoutConsequences(report: Report): Report {
  let isDataUnread = false;
  let isChartRefused = false;
  let hasErrors = false;
  const told = new Set<string>();
  const isConsequence = ({ code }: Diagnostic): boolean =>
    (isDataUnread && afterUnreadData.has(code)) ||
    (isChartRefused && code === "unknown-chart") ||
    (hasErrors && (code === "unused-alias" || code.startsWith("pdf-")));
  return (diagnostic) => {
    const key = JSON.stringify(diagnostic);
    if (told.has(key) || isConsequence(diagnostic)) return;
    told.add(key);
    const file = diagnostic.place?.file ?? "";
    isDataUnread ||= file.startsWith("data/") && unread.has(diagnostic.code);
    isChartRefused ||= file.startsWith("templates/charts/") && diagnostic.severity === "error";
    hasErrors ||= diagnostic.severity === "error";
    report(diagnostic);
  };
}
