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

/** A string's origin decides which names it can use: fact ids in the data, aliases in briefs and charts. */
interface TextContext {
  readonly edition: Edition;
  readonly names: "aliases" | "ids";
  readonly place: Place;
  readonly report: Report;
}

/**
 * Renders a string from the data in an edition's language: Handlebars with the template helpers and
 * the same ban on unsourced numerals, but plain text instead of Markdown. Reports problems at `place`
 * and returns undefined.
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
        `the text is missing in \`${edition.lang}\``,
        `add \`${edition.lang}: …\`; existing languages: ${written}`,
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

/** Renders a string from `data/` where it is printed; `checkStrings` already reported its problems. */
export function dataText(text: Localised, edition: Edition): readonly Run[] | undefined {
  return textOf(text, { edition, names: "ids", place: { file: "data", line: 1, column: 1 }, report: () => undefined });
}
