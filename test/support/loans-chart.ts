import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { edit, write } from "./run-cli.ts";

/** The drawing of the chart. */
export const loansChart = "templates/charts/loans.vl.json";
const loansSpec = `{
  "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
  "data": { "name": "loans" },
  "mark": "bar",
  "encoding": {
    "y": { "field": "label", "type": "nominal", "title": null },
    "x": { "field": "value", "type": "quantitative", "title": null }
  }
}
`;

const loansWords = `headline: { en: Books and readers }
subtitle: { en: Harbour Town Library }
alt: { en: Bars of books lent and of new readers }
height: { sheet: 80, deck: 300 }
facts:
  loans: { use: [loans, readers] }
`;

/** The files of the chart. */
export const loansFiles: Readonly<Record<string, string>> = {
  [loansChart]: loansSpec,
  [loansChart.replace(".vl.json", ".yaml")]: loansWords,
};

/** A chart of the loans in the starter project, sound but for a replaced text in its drawing, and its place in the sheet. */
export function addLoansChart(project: string, from = "", to = ""): void {
  mkdirSync(join(project, "templates/charts"), { recursive: true });
  for (const [file, text] of Object.entries(loansFiles)) write(project, file, text);
  if (from !== "") edit(project, loansChart, from, to);
  edit(project, "templates/sheets/example.md.hbs", "## What comes next", '::chart{id="loans"}\n\n## What comes next');
}
