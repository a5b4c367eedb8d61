import { fillOutline, namesOf, outlineOf, type TemplateText } from "../briefs/compose.ts";
import { chartsOfBlocks, templateContext } from "../briefs/furniture.ts";
import type { BoundChart } from "../charts/bind.ts";
import type { Block, Figure } from "../document/block.ts";
import type { ComposedText } from "../document/slots.ts";
import { bindCharts, figuresOf } from "./charts.ts";
import type { Making } from "./making.ts";

/** Template -> Markdown with slots. Handlebars runs only if the template has changed. */
export async function composeText(template: TemplateText, making: Making): Promise<ComposedText | undefined> {
  const { project, edition, furniture, cache, report } = making;
  const { partials } = project.templates;
  const context = templateContext(edition, furniture);
  const names = namesOf(context.variables);
  const inputs = { template, partials: [...partials], names };
  const outline = await cache.step("outline", inputs, (note) => outlineOf({ template, partials }, names, note), report);
  return outline && fillOutline(outline, context, report);
}

/** The charts of a document, bound to facts, and the texts around them. */
export interface FaceCharts {
  readonly bound: ReadonlyMap<string, BoundChart>;
  readonly figures: Readonly<Record<string, Figure>>;
}

export function composeCharts(blocks: readonly Block[], { project, edition, report }: Making): FaceCharts {
  const ids = chartsOfBlocks(blocks, new Set(project.charts.keys()), report);
  const bound = bindCharts(ids, edition, project, report);
  return { bound, figures: figuresOf(bound, report) };
}
