import Handlebars from "handlebars";
import { errorAt, isQuiet, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Run } from "../document/block.ts";
import { enforceLaw } from "../document/law.ts";
import { type ComposedText, type SlotValue, slotCharacter } from "../document/slots.ts";
import { type Arguments, type Context, type Helper, helpers } from "./helpers.ts";
import { type Call, markIndex, parseTemplate, placeMarks, type Registry, type Template } from "./template.ts";

export interface TemplateText {
  readonly file: string;
  readonly text: string;
}

/**
 * Renders a template into Markdown in which every `{{…}}` is a slot. Reports all errors in the template and its
 * partials; undefined if it cannot be rendered.
 */
export function compose(sources: TemplateSources, context: Context, report: Report): ComposedText | undefined {
  const outline = outlineOf(sources, namesOf(context.variables), report);
  return outline && fillOutline(outline, context, report);
}

/** A template with the partials it may use. */
interface TemplateSources {
  readonly template: TemplateText;
  /** By name. */
  readonly partials: ReadonlyMap<string, TemplateText>;
}

/** The second step: fills in the values of an outline, in order. */
export function fillOutline(outline: Outline, context: Context, report: Report): ComposedText | undefined {
  let failed = false;
  const watch: Report = (diagnostic) => {
    failed ||= diagnostic.severity === "error";
    report(diagnostic);
  };
  const values = outline.met.map((met) => fillSlot(met, context, watch));
  if (failed) return undefined;
  // A slot without a value prints nothing; its error is reported where it is written.
  const gaps = outline.met.flatMap(({ call }, index) => (values[index] ? [] : [call.mark + slotCharacter(index)]));
  const output = gaps.reduce((text, gap) => text.replace(gap, ""), outline.output);
  return withPlaces(
    output,
    values.map((value) => value ?? { kind: "inline", runs: [] }),
    outline.places,
    outline.file,
  );
}

/** A rendered template without its values, as plain data. */
interface Outline {
  readonly file: string;
  /** Markdown with slots and place marks. */
  readonly output: string;
  readonly places: readonly Place[];
  /** The call behind each slot. */
  readonly met: readonly Met[];
}

/** A `{{…}}` with its arguments. */
interface Met extends Arguments {
  readonly call: Call;
}

/** Variable names. An empty variable is also empty in a template's conditions. */
type VariableNames = Readonly<Record<string, "full" | "empty">>;

export function namesOf(variables: Context["variables"]): VariableNames {
  return Object.fromEntries(
    Object.entries(variables).map(([name, runs]) => [name, runs.length > 0 ? "full" : "empty"]),
  );
}

// Stands for runs in an outline: a list like them, which names where they are.
function standIns(names: VariableNames): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(names).map(([name, fill]) => [name, fill === "full" ? [{ variable: name }] : []]),
  );
}

/** The first step: Handlebars runs the template with variable names but no values. */
export function outlineOf(
  { template, partials }: TemplateSources,
  names: VariableNames,
  report: Report,
): Outline | undefined {
  const variables = standIns(names);
  const registry: Registry = { calls: [], places: [] };
  const known = {
    helpers: new Set(Object.keys(helpers)),
    variables: new Set(Object.keys(variables)),
    partials: new Set(partials.keys()),
  };
  const engine = Handlebars.create();
  let main: Template | undefined;
  const isSound = isQuiet((note) => {
    main = parseTemplate(template.file, template.text, { ...known, isPartial: false }, registry, note);
    for (const [name, { file, text }] of partials) {
      const part = parseTemplate(file, text, { ...known, isPartial: true }, registry, note);
      if (part) engine.registerPartial(name, engine.compile(part.ast));
    }
  }, report);
  if (!isSound || !main) return undefined;
  const met: Met[] = [];
  engine.registerHelper("slot", slotHelper(registry.calls, met));
  const output = render(engine, main, variables, report);
  return output === undefined ? undefined : { file: template.file, output, places: registry.places, met };
}

function slotHelper(calls: readonly Call[], met: Met[]): Handlebars.HelperDelegate {
  return (index: number, ...rest: unknown[]) => {
    const call = calls[index];
    if (!call) throw new Error(`no call ${index}`);
    const options = rest.pop() as Handlebars.HelperOptions;
    const slot = slotCharacter(met.push({ call, params: rest, hash: options.hash as Met["hash"] }) - 1);
    return new Handlebars.SafeString(call.mark + slot);
  };
}

function fillSlot({ call, params, hash }: Met, context: Context, report: Report): SlotValue | undefined {
  return call.isHelper
    ? runHelper(call, { params, hash }, context, report)
    : variable(call, params[0], context, report);
}

/** The result of a helper call; reports wrong calls at their place. */
export function runHelper(call: Call, given: Arguments, context: Context, report: Report): SlotValue | undefined {
  const helper = helpers[call.name];
  if (!helper) throw new Error(`no helper ${call.name}`);
  const wrong = given.params.findIndex((param) => typeof param !== "string");
  if (!isCount(helper, given.params.length) || wrong >= 0) {
    const form = `{{${[call.name, ...helper.parameters.map((parameter) => `"${parameter}"`)].join(" ")}}}`;
    report(errorAt(call.place, "helper-arguments", `wrong arguments for \`${call.name}\``, `write ${form}`));
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
  if (Array.isArray(value)) {
    const [named] = value as { readonly variable: string }[];
    const runs = named ? context.variables[named.variable] : [];
    return { kind: "inline", runs: runs as readonly Run[] };
  }
  if (typeof value === "string") {
    // Arguments of a partial are authored text, checked like any other.
    enforceLaw([{ text: value, placeAt: () => call.place }], context.edition.names, report);
    return { kind: "inline", runs: [{ type: "text", text: value }] };
  }
  report(
    errorAt(
      call.place,
      "unknown-variable",
      `\`${call.name}\` was not passed to this partial`,
      `write {{> … ${call.name}="…"}} where it is used`,
    ),
  );
  return undefined;
}

function render(
  engine: typeof Handlebars,
  { ast, file }: Template,
  variables: Readonly<Record<string, unknown>>,
  report: Report,
): string | undefined {
  try {
    return engine.compile(ast)({ ...variables });
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

/** Removes the place marks and records their positions. */
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
