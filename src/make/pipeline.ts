import { furnitureOf } from "../briefs/furniture.ts";
import { warnUnused } from "../briefs/obligations.ts";
import { resolveEdition } from "../briefs/resolve.ts";
import type { Brief } from "../briefs/spec.ts";
import { withoutConsequences } from "../diagnostic/consequences.ts";
import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { Host } from "../host.ts";
import type { PageSize } from "../sheet/layout/grid.ts";
import type { Corpus } from "../sources/corpus.ts";
import { type Cache, openCache } from "./cache.ts";
import { type Form, formsOf, type Outputs } from "./forms.ts";
import { type Making, nothing, type Printer } from "./making.ts";
import { language, loadProject, type Project } from "./project.ts";

/** What to build. Result paths are relative to the output folder. */
export interface Order {
  /** Brief ids; empty for all. */
  readonly briefs: readonly string[];
  readonly forms: ReadonlySet<Form>;
  /** Paper sizes for sheets; A4 is the default. */
  readonly pages?: readonly PageSize[];
  readonly corpus: Corpus | undefined;
  /** Prints decks; without it only forms that need no browser are built. */
  readonly printer?: Printer;
  /** Cached results; without a cache everything is recomputed. */
  readonly cache?: Cache;
}

/**
 * The whole pipeline, in order. Problems go to `tell`; outputs with problems are omitted from the
 * result. It writes no files.
 * 1. `loadProject`: sources -> facts, verified; briefs, templates, charts, theme and fonts.
 * 2. `resolveEdition`: a brief's aliases -> facts; `furnitureOf`: the furniture of every page.
 * 3. `makeSheet`: template -> blocks -> charts -> pages -> PDF, read back and audited -> HTML twin.
 * 4. `makeDeck`: template -> slides -> charts -> HTML, notes, PowerPoint; a browser prints the PDF.
 */
export async function runPipeline(host: Host, order: Order, tell: Report): Promise<ReadonlyMap<string, Uint8Array>> {
  const report = withoutConsequences(tell);
  const { corpus, printer, cache = openCache() } = order;
  const project = loadProject({ host, corpus, cache }, report);
  const outputs = new Map<string, Uint8Array>();
  if (!project) return outputs;
  const briefs = chooseBriefs(project.briefs, order.briefs);
  printer?.browser.start(project.fonts);
  const printing: Promise<void>[] = [];
  for (const [index, brief] of briefs.entries()) {
    host.log(`${brief.id} (${index + 1} of ${briefs.length})`);
    const put = (files: Outputs): void => {
      for (const [name, bytes] of files) outputs.set(`${brief.id}/${name}`, bytes);
    };
    const making = makingOf(brief, project, { ...order, cache }, report);
    const { files, printed } = making ? await makeBrief(making) : { files: [] };
    put(files);
    // The browser prints while the next brief is built; its errors are thrown below.
    const late = printed?.then(put);
    late?.catch(() => undefined);
    if (late) printing.push(late);
  }
  await Promise.all(printing);
  return outputs;
}

function chooseBriefs(briefs: ReadonlyMap<string, Brief>, wanted: readonly string[]): Brief[] {
  return [...briefs.values()].filter((brief) => wanted.length === 0 || wanted.includes(brief.id));
}

/** The inputs of a brief. Undefined if its facts or texts have a problem. */
export function makingOf(
  brief: Brief,
  project: Project,
  { forms, pages = ["a4"], printer, cache = openCache() }: Pick<Order, "forms" | "pages" | "printer" | "cache">,
  report: Report,
): Making | undefined {
  const edition = resolveEdition(brief, language, project.library, report);
  const furniture = edition && furnitureOf(brief, edition, report);
  if (!edition || !furniture) return undefined;
  return { brief, edition, furniture, project, cache, forms, papers: pages, ...(printer && { printer }), report };
}

/** Builds the wanted faces of a brief. Output names are relative to its folder. */
async function makeBrief(making: Making): Promise<{ files: Outputs; printed?: Promise<Outputs> }> {
  const { brief, edition, project, forms, report } = making;
  const [isSheet, isDeck] = [formsOf("sheet", forms).length > 0, formsOf("deck", forms).length > 0];
  // Loaded lazily: deck-only builds do not need the PDF writer.
  const sheets = isSheet ? await import("./sheet.ts") : undefined;
  const sheet = sheets ? await sheets.makeSheet(making) : nothing;
  const decks = isDeck ? await import("./deck.ts") : undefined;
  const deck = decks ? await decks.makeDeck(making) : nothing;
  const { templates } = project;
  if (!templates.sheets.has(brief.id) && !templates.decks.has(brief.id)) {
    const hint = `write templates/sheets/${brief.id}.md.hbs or templates/decks/${brief.id}.md.hbs`;
    report(errorAt(brief.placeOf([]), "missing-template", `\`${brief.id}\` has no template`, hint));
  }
  if (isSheet && isDeck) warnUnused(brief, edition, new Set([...sheet.facts, ...deck.facts]), report);
  // If both faces show a chart, its file is the sheet's version.
  return { files: [...deck.outputs, ...sheet.outputs], ...(deck.printed && { printed: deck.printed }) };
}
