import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { edit, write } from "./run-cli.ts";

export const loansChart = "templates/charts/loans.vl.json";

/** The text of the chart. */
export const loansSpec = `{
  "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
  "usermeta": {
    "briefs": {
      "facts": { "loans": { "use": ["loans", "readers"] } },
      "headline": { "en": "Books and readers" },
      "subtitle": { "en": "Harbour Town Library" },
      "alt": { "en": "Bars of books lent and of new readers" },
      "height": { "sheet": 80, "deck": 300 }
    }
  },
  "data": { "name": "loans" },
  "datasets": { "loans": [{ "label": "a", "value": 1 }] },
  "mark": "bar",
  "encoding": {
    "y": { "field": "label", "type": "nominal", "title": null },
    "x": { "field": "value", "type": "quantitative", "title": null }
  }
}
`;

/** A chart of the loans in the starter project, sound but for a replaced text, and its place in the sheet. */
export function addLoansChart(project: string, from = "", to = ""): void {
  mkdirSync(join(project, "templates/charts"), { recursive: true });
  write(project, loansChart, loansSpec.replace(from, to));
  edit(project, "templates/sheets/example.md.hbs", "## What comes next", '::chart{id="loans"}\n\n## What comes next');
}
