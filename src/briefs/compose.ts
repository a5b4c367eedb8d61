import Handlebars from "handlebars";
import { errorAt, isQuiet, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Memory } from "../host.ts";
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
  memory?: Memory,
): ComposedText | undefined {
  let failed = false;
  const watch: Report = (diagnostic) => {
    failed ||= diagnostic.severity === "error";
    report(diagnostic);
  };
  const program = knownProgram(template, partials, Object.keys(context.variables), memory, watch);
  if (!program) return undefined;
  const slots: SlotValue[] = [];
  const slot = slotHelper(program.calls, slots, context, watch);
  const output = render(program, slot, context, template.file, watch);
  return failed || output === undefined ? undefined : withPlaces(output, slots, program.places, template.file);
}

/** A template with its partials, compiled: everything about it but the values. */
interface Program extends Registry {
  readonly run: Handlebars.TemplateDelegate;
}

// A process that makes many briefs compiles each template once. It is code, which no memory in a file may hold.
function knownProgram(
  template: TemplateText,
  partials: ReadonlyMap<string, TemplateText>,
  variables: readonly string[],
  memory: Memory | undefined,
  report: Report,
): Program | undefined {
  if (!memory) return compile(template, partials, variables, report);
  const known = programs.get(memory) ?? new Map<string, Program>();
  programs.set(memory, known);
  const key = JSON.stringify([template, ...partials, variables]);
  const program = known.get(key) ?? compile(template, partials, variables, report);
  if (program) known.set(key, program);
  return program;
}

// A memo, kept as long as the memory it belongs to.
const programs = new WeakMap<Memory, Map<string, Program>>();

function compile(
  template: TemplateText,
  partials: ReadonlyMap<string, TemplateText>,
  variables: readonly string[],
  report: Report,
): Program | undefined {
  const registry: Registry = { calls: [], places: [] };
  const known = {
    helpers: new Set(Object.keys(helpers)),
    variables: new Set(variables),
    partials: new Set(partials.keys()),
  };
  const engine = Handlebars.create();
  let run: Handlebars.TemplateDelegate | undefined;
  const isSound = isQuiet((note) => {
    const main = parseTemplate(template.file, template.text, { ...known, isPartial: false }, registry, note);
    run = main && engine.compile(main.ast);
    for (const [name, { file, text }] of partials) {
      const part = parseTemplate(file, text, { ...known, isPartial: true }, registry, note);
      if (part) engine.registerPartial(name, engine.compile(part.ast));
    }
  }, report);
  return isSound && run ? { ...registry, run } : undefined;
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
  { run }: Program,
  slot: Handlebars.HelperDelegate,
  context: Context,
  file: string,
  report: Report,
): string | undefined {
  try {
    return run({ ...context.variables }, { helpers: { slot } });
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
