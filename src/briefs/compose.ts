import Handlebars from "handlebars";
import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Run } from "./block.ts";
import { type Arguments, type Context, type Helper, helpers } from "./helpers.ts";
import { enforceLaw } from "./law.ts";
import { type ComposedText, type SlotValue, slotCharacter } from "./slots.ts";
import { type Call, markIndex, parseTemplate, placeMarks, type Registry } from "./template.ts";

export interface TemplateText {
  readonly file: string;
  readonly text: string;
}

/**
 * Renders a template into Markdown in which every `{{…}}` is a slot. All mistakes in the
 * template and its partials are reported; undefined where one keeps it from rendering.
 */
export function compose(
  template: TemplateText,
  partials: ReadonlyMap<string, TemplateText>,
  context: Context,
  report: Report,
): ComposedText | undefined {
  let failed = false;
  const watch: Report = (diagnostic) => {
    failed ||= diagnostic.severity === "error";
    report(diagnostic);
  };
  const registry: Registry = { calls: [], places: [] };
  const known = {
    helpers: new Set(Object.keys(helpers)),
    variables: new Set(Object.keys(context.variables)),
    partials: new Set(partials.keys()),
  };
  const main = parseTemplate(template.file, template.text, { ...known, isPartial: false }, registry, watch);
  const parts = [...partials].map(([name, partial]) => ({
    name,
    parsed: parseTemplate(partial.file, partial.text, { ...known, isPartial: true }, registry, watch),
  }));
  if (failed || !main) return undefined;

  const slots: SlotValue[] = [];
  const engine = Handlebars.create();
  for (const { name, parsed } of parts) if (parsed) engine.registerPartial(name, engine.compile(parsed.ast));
  engine.registerHelper("slot", slotHelper(registry.calls, slots, context, watch));
  const output = render(engine, main.ast, context, template.file, watch);
  return failed || output === undefined ? undefined : withPlaces(output, slots, registry.places, template.file);
}

function slotHelper(
  calls: readonly Call[],
  slots: SlotValue[],
  context: Context,
  report: Report,
): Handlebars.HelperDelegate {
  return (index: number, ...rest: unknown[]) => {
    const call = calls[index];
    if (!call) throw new Error(`no call ${index}`);
    const options = rest.pop() as Handlebars.HelperOptions;
    const value = call.isHelper
      ? runHelper(call, { params: rest, hash: options.hash as Record<string, unknown> }, context, report)
      : variable(call, rest[0], context, report);
    if (!value) return "";
    return new Handlebars.SafeString(call.mark + slotCharacter(slots.push(value) - 1));
  };
}

/** What a call of a helper gives; where it is called wrongly, that is reported at its place. */
export function runHelper(call: Call, given: Arguments, context: Context, report: Report): SlotValue | undefined {
  const helper = helpers[call.name];
  if (!helper) throw new Error(`no helper ${call.name}`);
  const wrong = given.params.findIndex((param) => typeof param !== "string");
  if (!isCount(helper, given.params.length) || wrong >= 0) {
    const form = `{{${[call.name, ...helper.parameters.map((parameter) => `"${parameter}"`)].join(" ")}}}`;
    report(errorAt(call.place, "helper-arguments", `\`${call.name}\` takes other arguments`, `write ${form}`));
    return undefined;
  }
  const unknown = Object.keys(given.hash);
  if (unknown.length > 0) {
    report(errorAt(call.place, "helper-arguments", `\`${call.name}\` takes no \`${unknown[0]}=\``, "remove it"));
    return undefined;
  }
  return helper.run(given.params as string[], { ...context, place: call.place, report });
}

function isCount(helper: Helper, count: number): boolean {
  return helper.variadic ? count >= helper.parameters.length : count === helper.parameters.length;
}

function variable(call: Call, value: unknown, context: Context, report: Report): SlotValue | undefined {
  if (Array.isArray(value)) return { kind: "inline", runs: value as Run[] };
  if (typeof value === "string") {
    // What a template hands to a partial is an author's text like any other.
    enforceLaw([{ text: value, placeAt: () => call.place }], context.edition.names, report);
    return { kind: "inline", runs: [{ type: "text", text: value }] };
  }
  report(
    errorAt(
      call.place,
      "unknown-variable",
      `\`${call.name}\` was not handed to this partial`,
      `write {{> … ${call.name}="…"}} where it is used`,
    ),
  );
  return undefined;
}

function render(
  engine: typeof Handlebars,
  ast: hbs.AST.Program,
  context: Context,
  file: string,
  report: Report,
): string | undefined {
  try {
    return engine.compile(ast)({ ...context.variables });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    report(
      errorAt(
        { file, line: 1, column: 1 },
        "template-syntax",
        `the template does not render: ${message}`,
        "a partial may not call itself",
      ),
    );
    return undefined;
  }
}

/** Takes the place marks out again and keeps where they stood. */
function withPlaces(output: string, slots: readonly SlotValue[], places: readonly Place[], file: string): ComposedText {
  const starts: { offset: number; place: Place }[] = [];
  let removed = 0;
  const markdown = output.replace(placeMarks, (mark, offset: number) => {
    const place = places[markIndex(mark)];
    if (place) starts.push({ offset: offset - removed, place });
    removed += mark.length;
    return "";
  });
  const placeAt = (offset: number): Place => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle]?.offset ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const start = starts[low - 1];
    if (!start) return { file, line: 1, column: 1 };
    return { ...start.place, column: start.place.column + offset - start.offset };
  };
  return { markdown, slots, placeAt };
}
