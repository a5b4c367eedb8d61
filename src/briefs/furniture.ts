import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import { type Block, type Furniture, plainText, type Run } from "../document/block.ts";
import { everyBlock } from "../document/walk.ts";
import { formatDate } from "../language/format.ts";
import type { Edition } from "./edition.ts";
import type { Context } from "./helpers.ts";
import { factsOfDay } from "./print.ts";
import type { Brief } from "./spec.ts";
import { dataText, textOf } from "./text.ts";

/** Everything on a page or slide that does not come from a template. Undefined if its texts have problems. */
export function furnitureOf(brief: Brief, edition: Edition, report: Report): Furniture | undefined {
  const { spec, placeOf } = brief;
  const print = (field: "title" | "kicker" | "shortTitle"): readonly Run[] | undefined => {
    const place = placeOf([field, edition.lang]);
    return spec[field] && textOf(spec[field], { edition, names: "aliases", place, report });
  };
  const title = print("title");
  const kicker = print("kicker");
  const shortTitle = spec.shortTitle ? print("shortTitle") : title;
  if (!title || !kicker || !shortTitle) return undefined;
  const { wording } = edition;
  const date = formatDate(spec.asOf, wording, "long");
  return {
    title: plainText(title),
    shortTitle: plainText(shortTitle),
    kicker: plainText(kicker),
    marking: spec.marking.label,
    asOf: [
      {
        type: "value",
        role: "asOf",
        text: wording.words.asOf.replace("{date}", date),
        facts: factsOfDay(edition),
      },
    ],
    lang: edition.lang,
    dir: wording.dir,
    words: wording.words,
  };
}

/** The names available in a brief's templates: its aliases and the furniture. */
export function templateContext(edition: Edition, { title, kicker, asOf }: Furniture): Context {
  const variables = {
    title: [{ type: "value", role: "title", text: title, facts: [] }],
    kicker: [{ type: "value", role: "title", text: kicker, facts: [] }],
    asOf,
  } as const;
  return { edition, variables, names: "aliases", textOf: (text) => dataText(text, edition) };
}

/** The charts of a document, in order. Reports unknown charts at their block. */
export function chartsOfBlocks(blocks: readonly Block[], known: ReadonlySet<string>, report: Report): string[] {
  return [...everyBlock(blocks)].flatMap((block) =>
    block.type === "chart" && chartExists(block.chart, block.place, known, report) ? [block.chart] : [],
  );
}

function chartExists(chart: string, place: Place, known: ReadonlySet<string>, report: Report): boolean {
  if (known.has(chart)) return true;
  report(errorAt(place, "unknown-chart", `unknown chart \`${chart}\``, ...didYouMean(chart, known)));
  return false;
}
