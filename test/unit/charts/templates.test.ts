import { expect, test } from "vitest";
import { resolveEdition } from "../../../src/briefs/resolve.ts";
import { loadBriefs } from "../../../src/briefs/spec.ts";
import { bindChart } from "../../../src/charts/bind.ts";
import { loadCharts } from "../../../src/charts/load.ts";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { projectFiles } from "../../../src/diagnostic/project-files.ts";
import { loadLibrary } from "../../../src/facts/load.ts";
import { nodeHost } from "../../../src/node-host.ts";
import { fonts, theme } from "../../support/chart-example.ts";
import { drawAt } from "../../support/draw-chart.ts";
import { root } from "../../support/root.ts";

const host = nodeHost(root, () => undefined);
const report = (problem: Diagnostic): void => {
  throw new Error(problem.message);
};
const library = loadLibrary(projectFiles(host), report);
const editions = [...loadBriefs(projectFiles(host), report).values()].flatMap(
  (brief) => resolveEdition(brief, "en", library, report) ?? [],
);
const latest = editions.find(({ asOf }) => editions.every((other) => other.asOf <= asOf));

// Charts that the brief has no use for yet name these as well.
const further = { "states-2021": "gc2021.states", "organisations-2021": "gc2021.organisations" };
const extra = Object.entries(further).flatMap(([alias, id]) => {
  const fact = library.facts.get(id);
  return fact ? [[alias, fact] as const] : [];
});
// One alias names one fact in all briefs, so that a chart means the same wherever it stands.
const use = new Map([...editions.flatMap((each) => [...each.use]), ...extra]);
const edition = latest && { ...latest, use };

test("an alias that a chart goes by names the same fact in every brief", () => {
  for (const { words } of loadCharts(projectFiles(host), report).values()) {
    const datasets = Object.values(words.facts).filter(({ measure }) => measure === undefined);
    for (const alias of datasets.flatMap(({ use, rows = {} }) => use ?? Object.keys(rows))) {
      const ids = editions.flatMap((each) => each.use.get(alias)?.id ?? []);
      expect(new Set(ids).size, alias).toBeLessThanOrEqual(1);
    }
  }
});

test.each([...loadCharts(projectFiles(host), report).values()].map((spec) => [spec.id, spec] as const))(
  "the chart %s is clean in every column it may stand in",
  async (_, spec) => {
    const problems: Diagnostic[] = [];
    const report = (problem: Diagnostic): void => void problems.push(problem);
    const chart = edition && bindChart(spec, edition, report);
    for (const width of [200, 220, 241, 260, 289, 331, 507.28]) {
      expect(chart && (await drawAt(chart, { width, profile: "sheet" }, { fonts, theme }, report))).toBeDefined();
    }
    for (const width of [480, 510, 548, 600, 744, 1136]) {
      expect(chart && (await drawAt(chart, { width, profile: "deck" }, { fonts, theme }, report))).toBeDefined();
    }
    expect(problems).toEqual([]);
  },
);
