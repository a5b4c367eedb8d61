import type { Report } from "../diagnostic/diagnostic.ts";
import { privateUse, type SlotValue } from "../document/slots.ts";
import { runHelper } from "./compose.ts";
import { type Context, helpers } from "./helpers.ts";
import type { Call } from "./template.ts";

/**
 * A fast path for the simple strings that make up nearly all of the data: text and calls like `{{fact "id"}}`. The
 * result is the same as with Handlebars. Undefined if a string contains anything else; then `compose` handles it.
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
