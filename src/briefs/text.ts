import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Localised } from "../facts/fact.ts";
import type { Run } from "./block.ts";
import { compose } from "./compose.ts";
import type { Edition } from "./edition.ts";
import type { Context } from "./helpers.ts";
import { enforceLaw } from "./law.ts";
import { type SlotValue, splitSlots } from "./slots.ts";

const deepest = 4;
const noPartials: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * Renders a string of the data in the language of an edition: Handlebars with the helpers
 * of a template and under the same law, but plain text and no Markdown. Undefined where a
 * problem was reported, at `place`.
 */
export function textOf(
  text: Localised,
  edition: Edition,
  place: Place,
  report: Report,
  depth = 0,
): readonly Run[] | undefined {
  const template = text[edition.lang];
  if (template === undefined) {
    report(
      errorAt(
        place,
        "no-translation",
        `there is no text in \`${edition.lang}\``,
        `add \`${edition.lang}: …\`; there is: ${Object.keys(text).join(", ")}`,
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
    report({ ...diagnostic, place: { ...place, ...(diagnostic.place && shifted(place, diagnostic.place)) } });
  };
  const context: Context = {
    edition,
    variables: {},
    names: "ids",
    textOf: (inner, innerPlace, innerReport) => textOf(inner, edition, innerPlace, innerReport, depth + 1),
  };
  const composed = compose({ file: place.file, text: template }, noPartials, context, here);
  if (!composed) return undefined;
  const parts = splitSlots(composed.markdown, composed.slots);
  enforceLaw(
    parts.flatMap((part) => (typeof part === "string" ? [{ text: part, placeAt: () => place }] : [])),
    edition.names,
    here,
  );
  const runs = parts.flatMap((part) => runsOf(part, here));
  return failed ? undefined : runs;
}

/** The runs of a part of a text in which only inline values may stand. */
export function runsOf(part: string | SlotValue, report: Report): readonly Run[] {
  if (typeof part === "string") return [{ type: "text", text: part }];
  if (part.kind === "inline") return part.runs;
  const [code, helper, block] =
    part.kind === "tile"
      ? (["misplaced-tile", "tile", "tiles"] as const)
      : (["misplaced-entry", "event", "timeline"] as const);
  report(
    errorAt(
      undefined,
      code,
      `{{${helper}}} cannot stand in running text`,
      `move it into a :::${block} block, alone on its line`,
    ),
  );
  return [];
}

// The strings of YAML files stand on one line mostly: the line of the field is the line of the problem.
function shifted(field: Place, inString: Place): Partial<Place> {
  return inString.file === field.file ? { line: field.line + (inString.line > 1 ? inString.line : 0) } : {};
}
