import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";

interface DirectiveRule {
  readonly form: "leaf" | "container";
  /** Allowed attributes, each with the pattern of its value; those in `required` must be present. */
  readonly attributes: Readonly<Record<string, RegExp>>;
  readonly required: readonly string[];
}

/** The directives of sheets and decks. */
const directiveRules = {
  tiles: container(),
  timeline: container(),
  columns: container(),
  col: container({ span: /^([1-9]|1[0-2])$/ }, ["span"]),
  chart: { form: "leaf", attributes: { id: /^[\w-]+$/ }, required: ["id"] },
  box: container({ kind: /^(note|gaps)$/ }),
  lead: container(),
  small: container(),
  sources: { form: "leaf", attributes: {}, required: [] },
  page: { form: "leaf", attributes: {}, required: [] },
} as const satisfies Record<string, DirectiveRule>;

export type DirectiveName = keyof typeof directiveRules;

/** Checks a directive against `directiveRules`. Returns its attributes, or undefined after reporting a problem. */
export function readAttributes(
  name: string,
  isLeaf: boolean,
  given: Readonly<Record<string, string | null | undefined>>,
  place: Place,
  report: Report,
): Readonly<Record<string, string>> | undefined {
  const rule: DirectiveRule | undefined = Object.hasOwn(directiveRules, name)
    ? directiveRules[name as DirectiveName]
    : undefined;
  if (!rule) {
    report(
      errorAt(
        place,
        "unknown-directive",
        `unknown directive \`${name}\``,
        ...didYouMean(name, Object.keys(directiveRules)),
      ),
    );
    return undefined;
  }
  if (isLeaf !== (rule.form === "leaf")) {
    const hint = rule.form === "leaf" ? `write ::${name} with two colons` : `write :::${name} and close it with :::`;
    const message = `\`${name}\` takes ${rule.form === "leaf" ? "two" : "three"} colons`;
    report(errorAt(place, "unknown-directive", message, hint));
    return undefined;
  }
  const attributes = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, value ?? ""]));
  const problems = [
    ...rule.required.filter((key) => !(key in attributes)).map((key) => `\`${name}\` needs \`${key}\``),
    ...Object.entries(attributes).flatMap(([key, value]) => wrongAttribute(name, rule, key, value)),
  ];
  const form = Object.entries(rule.attributes).map(
    ([key, pattern]) => `${key} (${pattern.source.replace(/^\^|\$$/g, "")})`,
  );
  for (const problem of problems) {
    report(
      errorAt(
        place,
        "directive-attribute",
        problem,
        form.length > 0 ? `its attributes are ${form.join(", ")}` : "it takes no attributes",
      ),
    );
  }
  return problems.length > 0 ? undefined : attributes;
}

function wrongAttribute(name: string, rule: DirectiveRule, key: string, value: string): string[] {
  const pattern = rule.attributes[key];
  if (!pattern) return [`\`${name}\` has no attribute \`${key}\``];
  return pattern.test(value) ? [] : [`\`${key}\` of \`${name}\` cannot be \`${value}\``];
}

function container(attributes: Readonly<Record<string, RegExp>> = {}, required: readonly string[] = []): DirectiveRule {
  return { form: "container", attributes, required };
}
