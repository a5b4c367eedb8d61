import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import * as z from "zod";
import { type Diagnostic, errorAt, type Place, type Report } from "./diagnostic.ts";
import { didYouMean } from "./nearest.ts";

export type Path = readonly PropertyKey[];

/** A YAML file that keeps to its schema, and the place of everything in it. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  /** The place of the value at a path, or of its nearest parent that is written down. */
  readonly placeOf: (path: Path) => Place;
}

/**
 * Reads a YAML text against a schema. All problems are reported, each at its line;
 * the result is undefined where there was one.
 */
export function parseYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  report: Report,
): YamlFile<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number, length?: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, ...(length && { length }) };
  };
  for (const error of document.errors) {
    const duplicate = error.code === "DUPLICATE_KEY";
    report(
      errorAt(
        placeAt(error.pos[0]),
        "yaml-syntax",
        duplicate ? "the same key stands twice in one mapping" : firstLine(error.message),
        duplicate ? "remove or rename one of them" : "check the indentation, colons and quotation marks of this line",
      ),
    );
  }
  if (document.errors.length > 0) return undefined;

  const placeOf = (path: Path, key = false): Place => {
    const node = nodeAt(document.contents, path, key);
    const [start, end] = node?.range ?? [0, 0];
    return placeAt(start, text.slice(start, end).split("\n", 1)[0]?.trimEnd().length);
  };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { file, value: parsed.data, placeOf };
  for (const issue of flatten(parsed.error.issues)) {
    for (const problem of describe(issue, schema, placeOf)) report(problem);
  }
  return undefined;
}

// The node at a path; with `key` the last step's key instead of its value.
function nodeAt(root: unknown, path: Path, key: boolean): Node | undefined {
  let node: unknown = root;
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!isPair(pair)) break;
      const next = key && index === path.length - 1 ? pair.key : (pair.value ?? pair.key);
      if (!isNode(next)) break;
      node = next;
    } else if (isNode(node) && "items" in node) {
      const next = (node.items as unknown[])[Number(step)];
      if (!isNode(next)) break;
      node = next;
    } else break;
  }
  return isNode(node) ? node : undefined;
}

// Of a union's branches the one that came furthest is what the author meant.
function flatten(issues: readonly z.core.$ZodIssue[], base: Path = []): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ ...issue, path }];
    const branches = issue.errors.map((branch) => flatten(branch, path));
    const objects = branches.filter(
      (branch) => !branch.some((problem) => problem.code === "invalid_type" && problem.path.length === path.length),
    );
    const candidates = objects.length > 0 ? objects : branches;
    return candidates.reduce((best, branch) => (branch.length < best.length ? branch : best));
  });
}

function describe(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  placeOf: (path: Path, key?: boolean) => Place,
): Diagnostic[] {
  const name = issue.path.length > 0 ? `\`${issue.path.map(String).join(".")}\`` : "the file";
  if (issue.code === "unrecognized_keys") {
    const known = knownKeys(schema, issue.path);
    return issue.keys.map((key) =>
      errorAt(placeOf([...issue.path, key], true), "unknown-key", `unknown key \`${key}\``, ...didYouMean(key, known)),
    );
  }
  const missing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  if (missing) {
    const field = String(issue.path.at(-1) ?? "");
    const hint = `add \`${field}\` (${issue.expected})`;
    return [errorAt(placeOf(issue.path.slice(0, -1)), "missing-field", `the field ${name} is missing`, hint)];
  }
  return [errorAt(placeOf(issue.path), "wrong-type", `${name}: ${lowerFirst(issue.message)}`, ...expectation(issue))];
}

function expectation(issue: z.core.$ZodIssue): string[] {
  if (issue.code === "invalid_value") return [`allowed: ${issue.values.map(String).join(", ")}`];
  if (issue.code === "invalid_type") return [`write a value of type ${issue.expected} here`];
  return [];
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
}

function knownKeys(schema: z.ZodType, path: Path): string[] {
  const root = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  let level = [root];
  const expand = (node: JsonSchema): JsonSchema[] => {
    const target = node.$ref ? root.$defs?.[node.$ref.split("/").at(-1) ?? ""] : node;
    if (!target) return [];
    return [target, ...[...(target.anyOf ?? []), ...(target.oneOf ?? [])].flatMap(expand)];
  };
  for (const step of path) {
    level = level.flatMap(expand).flatMap((node) => {
      const extra = typeof node.additionalProperties === "object" ? node.additionalProperties : undefined;
      const next = typeof step === "number" ? node.items : (node.properties?.[String(step)] ?? extra);
      return next ? [next] : [];
    });
  }
  return [...new Set(level.flatMap(expand).flatMap((node) => Object.keys(node.properties ?? {})))];
}

function firstLine(message: string): string {
  return lowerFirst(message.split("\n", 1)[0] ?? message);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
