import { furnitureOf } from "../briefs/furniture.ts";
import { warnUnused } from "../briefs/obligations.ts";
import { resolveEdition } from "../briefs/resolve.ts";
import type { Brief } from "../briefs/spec.ts";
import type { PrintOrder } from "../browser/print-deck.ts";
import { withoutConsequences } from "../diagnostic/consequences.ts";
import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { Host } from "../host.ts";
import type { PageSize } from "../sheet/layout/grid.ts";
import type { Corpus } from "../sources/corpus.ts";
import { keepGlyphs } from "../type/fonts.ts";
import { makeDeck } from "./deck.ts";
import { deckForms, type Form, nothing, type Outputs, sheetForms } from "./forms.ts";
import { language, loadProject, type Project } from "./project.ts";

/** What is to be made; paths of the result are relative to the output folder. */
export interface Order {
  /** Ids of briefs; empty for all. */
  readonly briefs: readonly string[];
  readonly forms: ReadonlySet<Form>;
  /** The paper of the sheets; A4 where it is not given. */
  readonly pages?: readonly PageSize[];
  readonly corpus: Corpus | undefined;
  /** What decks are printed with, and as what; their other forms need none of it. */
  readonly print?: PrintOrder;
}

/**
 * The whole way, in order. Problems go to `tell`; what has one is left out of the result,
 * and nothing is written.
 * 1. `loadProject`: sources -> facts, verified; briefs, templates, charts, theme and fonts.
 * 2. `resolveEdition`: a brief's aliases -> facts; `furnitureOf`: what stands on every page.
 * 3. `makeSheet`: template -> blocks -> charts -> pages -> PDF, read back and audited -> HTML twin.
 * 4. `makeDeck`: template -> slides -> charts -> HTML, notes, PowerPoint; a browser prints the PDF.
 */
export async function runPipeline(host: Host, order: Order, tell: Report): Promise<ReadonlyMap<string, Uint8Array>> {
  const report = withoutConsequences(tell);
  const project = loadProject(host, order.corpus, report);
  const outputs = new Map<string, Uint8Array>();
  if (!project) return outputs;
  const briefs = chooseBriefs(project.briefs, order.briefs);
  order.print?.browser.start(project.fonts);
  const printing: Promise<void>[] = [];
  for (const [index, brief] of briefs.entries()) {
    host.log(`${brief.id} (${index + 1} of ${briefs.length})`);
    const put = (files: Outputs): void => {
      for (const [name, bytes] of files) outputs.set(`${brief.id}/${name}`, bytes);
    };
    const { files, printed } = await makeBrief(brief, project, order, report);
    put(files);
    // The browser prints while the next brief is made; what it cannot print is thrown below.
    const late = printed?.then(put);
    late?.catch(() => undefined);
    if (late) printing.push(late);
  }
  await Promise.all(printing);
  keepGlyphs(project.fonts, project.memory);
  return outputs;
}

function chooseBriefs(briefs: ReadonlyMap<string, Brief>, wanted: readonly string[]): Brief[] {
  return [...briefs.values()].filter((brief) => wanted.length === 0 || wanted.includes(brief.id));
}

/** One brief: its facts by alias, then each of its faces. Output names are relative to its folder. */
async function makeBrief(
  brief: Brief,
  project: Project,
  { forms, pages = ["a4"], print }: Order,
  report: Report,
): Promise<{ files: Outputs; printed?: Promise<Outputs> }> {
  const edition = resolveEdition(brief, language, project.library, report);
  const furniture = edition && furnitureOf(brief, edition, report);
  if (!edition || !furniture) return { files: [] };
  const wants = (some: readonly Form[]): boolean => some.some((form) => forms.has(form));
  const isDeck = wants([...deckForms, "deck.presenter"]) || print !== undefined;
  const printing = { forms, ...(print && { print }) };
  // The writer of PDF is large: who makes decks alone does not wait for it.
  const sheets = wants(sheetForms) ? await import("./sheet.ts") : undefined;
  const sheet = sheets ? await sheets.makeSheet(brief, edition, furniture, project, { forms, pages }, report) : nothing;
  const deck = isDeck ? await makeDeck(brief, edition, furniture, project, printing, report) : nothing;
  if (!project.templates.sheets.has(brief.id) && !project.templates.decks.has(brief.id)) {
    const hint = `write templates/sheets/${brief.id}.md.hbs or templates/decks/${brief.id}.md.hbs`;
    report(errorAt(brief.placeOf([]), "missing-template", `\`${brief.id}\` has no template`, hint));
  }
  if (wants(sheetForms) && isDeck) warnUnused(brief, edition, new Set([...sheet.facts, ...deck.facts]), report);
  // A chart that stands in both is handed on as the sheet draws it.
  return { files: [...deck.outputs, ...sheet.outputs], ...(deck.printed && { printed: deck.printed }) };
}
