import type { Code } from "./codes.ts";
import type { Diagnostic, Report } from "./diagnostic.ts";

/** Errors that make the loader skip a whole data file. */
const unread: ReadonlySet<Code> = new Set(["yaml-syntax", "unknown-key", "missing-field", "wrong-type"]);

/** Errors that then follow wherever the skipped file's contents are used. */
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
 * Drops duplicates (a character can be in two forms of a deck) and errors that only follow from another one: names
 * defined in an unreadable file, rejected charts, PDF faults caused by errors in the text, aliases that are unused
 * because nothing was composed. The original error is always reported, so a failed run never looks good.
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
