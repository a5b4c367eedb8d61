import { parseDocument } from "yaml";
import * as z from "zod";
import { type Diagnostic, errorAt, type Place, type Report } from "./diagnostic.ts";
import { findJsonFault } from "./json-fault.ts";
import { didYouMean } from "./nearest.ts";
import { saidOfIssue, typeWord } from "./schema-words.ts";
import { type EntryOnce, readEntries } from "./yaml-entries.ts";
import { findTextTaken, type Spot, spotOf } from "./yaml-tree.ts";
import { saidOfYaml, type YamlFault } from "./yaml-words.ts";

export type Path = readonly PropertyKey[];

/** A valid YAML file, with the place of everything in it. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  /** The place of the value at a path, or of its nearest parent in the file. */
  readonly placeOf: (path: Path) => Place;
}

/** A file validated against its schema, as plain data. */
export interface ReadFile<T> {
  /** Absent if the file is invalid. */
  readonly sound?: { readonly value: T; readonly root: Spot };
  readonly problems: readonly Diagnostic[];
}

/** A file to be read; with `once`, a list is read entry by entry. */
interface FileText {
  readonly file: string;
  readonly text: string;
  readonly once?: EntryOnce;
}

/** Parses and validates a YAML text. Finds all problems, each with its line. */
export function readYaml<T>({ file, text, once }: FileText, schema: z.ZodType<T>): ReadFile<T> {
  const placeAt = places(file, text);
  const entries = once && readEntries(text, once);
  const parsed = entries ?? parseWhole(text, placeAt);
  if ("problems" in parsed) return parsed;
  const { value, root } = parsed;
  const checked = schema.safeParse(value, { reportInput: true });
  if (checked.success) return { sound: { value: checked.data, root }, problems: [] };
  const placeOf = (path: Path, isKey = false): Place => placeAt(find(root, path, isKey));
  return { problems: flatten(checked.error.issues).flatMap((issue) => describe(issue, schema, placeOf)) };
}

type Parsed = { readonly value: unknown; readonly root: Spot } | { readonly problems: readonly Diagnostic[] };

function parseWhole(text: string, placeAt: PlaceOfSpan): Parsed {
  const document = parseDocument(text, { prettyErrors: false });
  // A syntax error throws off everything after it, so only the first one is meaningful.
  const broken = document.errors.findIndex(({ code }) => code !== "DUPLICATE_KEY");
  const errors = broken < 0 ? document.errors : document.errors.slice(0, broken + 1);
  const fault = errors.length === 0 ? findTextTaken(document) : undefined;
  const faults = fault ? [fault] : errors.map((error) => saidOfYaml(error, text));
  if (faults.length > 0) return { problems: faults.map((one) => syntaxError(one, placeAt)) };
  return { value: document.toJS(), root: spotOf(document.contents) };
}

/** Like `readYaml` for JSON. JSON is valid YAML, so the same parser provides the places. */
export function readJson<T>(file: FileText, schema: z.ZodType<T>): ReadFile<T> {
  const fault = findJsonFault(file.text);
  if (!fault) return readYaml(file, schema);
  const { start, end, message, hint } = fault;
  return { problems: [errorAt(places(file.file, file.text)([start, end]), "json-syntax", message, hint)] };
}

/** Reports a file's problems; returns its content with places if it is valid. */
export function openFile<T>({ file, text }: FileText, read: ReadFile<T>, report: Report): YamlFile<T> | undefined {
  for (const problem of read.problems) report(problem);
  const { sound } = read;
  if (!sound) return undefined;
  const placeAt = places(file, text);
  return { file, value: sound.value, placeOf: (path) => placeAt(find(sound.root, path, false)) };
}

/** `readYaml` and `openFile` in one. */
export function parseYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  report: Report,
): YamlFile<T> | undefined {
  return openFile({ file, text }, readYaml({ file, text }, schema), report);
}

function syntaxError({ at, message, hint }: YamlFault, placeAt: PlaceOfSpan): Diagnostic {
  return errorAt(placeAt([at, at]), "yaml-syntax", message, hint);
}

type PlaceOfSpan = (span: readonly [start: number, end: number]) => Place;

/** Converts offsets to lines and columns; finds the line starts on first use. */
function places(file: string, text: string): PlaceOfSpan {
  let starts: readonly number[] | undefined;
  return ([start, end]) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= start) low = middle;
      else high = middle - 1;
    }
    const length = text.slice(start, Math.min(end, (starts[low + 1] ?? Number.POSITIVE_INFINITY) - 1)).trimEnd().length;
    return { file, line: low + 1, column: start - (starts[low] ?? 0) + 1, ...(length && { length }) };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

// The spot at a path, or of its nearest parent; with `isKey` the last step's key instead of its value.
function find(root: Spot, path: Path, isKey: boolean): readonly [number, number] {
  let [start, end, , inside] = root;
  for (const [index, step] of path.entries()) {
    const [, next] = (typeof step === "number" ? inside[step] : inside.find(([name]) => name === step)) ?? [];
    if (!next) break;
    const key = next[2];
    if (isKey && index === path.length - 1 && key) return key;
    [start, end, , inside] = next;
  }
  return [start, end];
}

// For a union, the branch with the fewest problems is probably the one the author meant.
function flatten(issues: readonly z.core.$ZodIssue[], base: Path = []): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code !== "invalid_union") return [{ ...issue, path }];
    if (issue.errors.length === 0) return [{ ...valueOfNone(issue), path }];
    const branches = issue.errors.map((branch) => flatten(branch, path));
    const objects = branches.filter(
      (branch) => !branch.some((problem) => problem.code === "invalid_type" && problem.path.length === path.length),
    );
    const candidates = objects.length > 0 ? objects : branches;
    const meant = candidates.reduce((best, branch) => (branch.length < best.length ? branch : best));
    return meant.map((one) => withValuesOf(candidates.flat(), one));
  });
}

/** The union's discriminator has a value that belongs to no branch. */
function valueOfNone(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue {
  if (!("options" in issue) || !issue.options) return issue;
  const { discriminator = "", options, path, message, input } = issue;
  const value = (input as Readonly<Record<string, unknown>> | undefined)?.[discriminator];
  return { code: "invalid_value", values: [...options], path, message, input: value };
}

/** Lists the values that any branch of the union allows at this place. */
function withValuesOf(others: readonly z.core.$ZodIssue[], issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_value") return issue;
  const at = issue.path.join();
  const values = others.flatMap((one) => (one.code === "invalid_value" && one.path.join() === at ? one.values : []));
  return { ...issue, values: [...new Set(values)] };
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
  if ((issue.code === "invalid_type" || issue.code === "invalid_value") && issue.input === undefined) {
    const field = String(issue.path.at(-1) ?? "");
    const wanted = issue.code === "invalid_type" ? typeWord(issue.expected) : issue.values.map(String).join(", ");
    const hint = `add \`${field}\`: ${wanted}`;
    return [errorAt(placeOf(issue.path.slice(0, -1)), "missing-field", `the field ${name} is missing`, hint)];
  }
  const { message, hints } = saidOfIssue(issue);
  const isKey = issue.code === "invalid_key";
  return [errorAt(placeOf(issue.path, isKey), "wrong-type", `${name}: ${message}`, ...hints)];
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
