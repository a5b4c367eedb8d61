import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Run } from "../document/block.ts";
import { enforceLaw } from "../document/law.ts";
import { runsOfSlot, type SlotValue, splitSlots } from "../document/slots.ts";
import type { Localised } from "../facts/fact.ts";
import { compose } from "./compose.ts";
import type { Edition } from "./edition.ts";
import type { Context } from "./helpers.ts";
import { inlineParts } from "./inline.ts";

const deepest = 4;
const noPartials: ReadonlyMap<string, never> = new Map<string, never>();

/** A string's origin decides what it can name: data name facts by id, briefs and charts by alias. */
interface TextContext {
  readonly edition: Edition;
  readonly names: "aliases" | "ids";
  readonly place: Place;
  readonly report: Report;
}

/**
 * Renders a string of the data in the language of an edition: Handlebars with the helpers
 * of a template and under the same law, but plain text and no Markdown. Undefined where a
 * problem was reported, at `place`.
 */
export function textOf(text: Localised, context: TextContext, depth = 0): readonly Run[] | undefined {
  const { edition, names, place, report } = context;
  const template = text[edition.lang];
  if (template === undefined) {
    const written = Object.keys(text).join(", ");
    report(
      errorAt(
        place,
        "no-translation",
        `there is no text in \`${edition.lang}\``,
        `add \`${edition.lang}: …\`; there is: ${written}`,
      ),
    );
    return undefined;
  }
  if (depth > deepest) {
    report(
      errorAt(place, "says-loop", "this wording prints itself", "print the fact in one of them instead of its wording"),
    );
    return undefined;
  }
  let failed = false;
  const here: Report = (diagnostic) => {
    failed = true;
    report({ ...diagnostic, place });
  };
  const inner = (nested: Localised): readonly Run[] | undefined =>
    textOf(nested, { edition, names: "ids", place, report: here }, depth + 1);
  const variables = {};
  const parts = partsOf(template, { edition, variables, names, textOf: inner }, place, here);
  if (!parts) return undefined;
  const typed = parts.filter((part) => typeof part === "string");
  enforceLaw(
    typed.map((part) => ({ text: part, placeAt: () => place })),
    edition.names,
    here,
  );
  const runs = parts.flatMap((part) =>
    typeof part === "string" ? [{ type: "text" as const, text: part }] : runsOfSlot(part, here),
  );
  return failed ? undefined : runs;
}

function partsOf(
  template: string,
  context: Context,
  place: Place,
  report: Report,
): readonly (string | SlotValue)[] | undefined {
  const inline = inlineParts(template, context, place, report);
  if (inline) return inline;
  const composed = compose({ template: { file: place.file, text: template }, partials: noPartials }, context, report);
  return composed && splitSlots(composed.markdown, composed.slots);
}

/** Renders a string of `data/` where it is printed; `checkStrings` has reported its problems where it is written. */
export function dataText(text: Localised, edition: Edition): readonly Run[] | undefined {
  return textOf(text, { edition, names: "ids", place: { file: "data", line: 1, column: 1 }, report: () => undefined });
}
