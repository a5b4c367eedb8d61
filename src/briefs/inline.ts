import type { Report } from "../diagnostic/diagnostic.ts";
import { privateUse, type SlotValue } from "../document/slots.ts";
import { runHelper } from "./compose.ts";
import { type Context, helpers } from "./helpers.ts";
import type { Call } from "./template.ts";

/**
 * The parts of a string in the plainest form of the templates' language, which nearly all strings of the data have:
 * text and calls like `{{fact "id"}}`. They are what Handlebars would make of it, without it. Undefined where a
 * string holds anything else, and that is for `compose` to read or to refuse.
 */
export function inlineParts(
  template: string,
  context: Context,
  place: Call["place"],
  report: Report,
): readonly (string | SlotValue)[] | undefined {
  const pieces = template.split(call);
  // `call` yields three groups between two texts: the whole, the helper's name, its parameters.
  const texts = pieces.filter((_, index) => index % 4 === 0);
  if (texts.some((text) => /[{}\\]/.test(text)) || privateUse.test(template)) return undefined;
  const names = pieces.filter((_, index) => index % 4 === 2);
  if (names.some((name) => !Object.hasOwn(helpers, name))) return undefined;
  return texts.flatMap((text, index) => {
    const own = text === "" ? [] : [text];
    const name = names[index];
    if (name === undefined) return own;
    const params = [...(pieces[4 * index + 3] ?? "").matchAll(/"([^"]*)"/g)].map(([, param]) => param ?? "");
    const value = runHelper({ name, isHelper: true, place, mark: "" }, { params, hash: {} }, context, report);
    return value ? [...own, value] : own;
  });
}

const call = /(\{\{ *([a-z][A-Za-z]*)((?: +"[^"\\]*")*) *\}\})/;
