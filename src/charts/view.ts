import type { Path } from "../diagnostic/yaml.ts";
import type { Json, JsonObject } from "./json.ts";

/** One view of a Vega-Lite specification: the top level, a layer, or part of a concatenation or facet. */
export interface View {
  readonly path: Path;
  readonly spec: JsonObject;
  /** Name of its dataset, its own or inherited from the outer view. */
  readonly dataset: string | undefined;
  /** Columns added by its transforms and those of outer views. */
  readonly made: ReadonlySet<string>;
}

/** Any value inside a specification, with its path. */
export interface Node {
  readonly path: Path;
  readonly key: string;
  readonly value: Json;
}

const inside = ["layer", "concat", "hconcat", "vconcat"];

/** The views of a specification, outer before inner. */
export function viewsOf(
  spec: JsonObject,
  path: Path = [],
  outer: { dataset: string | undefined; made: ReadonlySet<string> } = { dataset: undefined, made: new Set() },
): View[] {
  const data = spec.data;
  const dataset = isObject(data) && typeof data.name === "string" ? data.name : outer.dataset;
  const made = new Set([...outer.made, ...madeBy(spec.transform)]);
  const children = inside.flatMap((key) => {
    const list = spec[key];
    return isArray(list) ? list.map((child, index) => ({ child, path: [...path, key, index] })) : [];
  });
  if (isObject(spec.spec)) children.push({ child: spec.spec, path: [...path, "spec"] });
  return [
    { path, spec, dataset, made },
    ...children.flatMap(({ child, path: to }) => (isObject(child) ? viewsOf(child, to, { dataset, made }) : [])),
  ];
}

/** All values of a view, without those of its inner views. */
export function nodesOf(view: View): Node[] {
  return Object.entries(view.spec)
    .filter(([key]) => !inside.includes(key) && key !== "spec")
    .flatMap(([key, value]) => walk(value, [...view.path, key], key));
}

export function markOf(view: View): string | undefined {
  const mark = view.spec.mark;
  const type = isObject(mark) ? mark.type : mark;
  return typeof type === "string" ? type : undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

// Array items keep the array's key: `title: ["a", "b"]` is two titles.
function walk(value: Json, path: Path, key: string): Node[] {
  const here: Node = { path, key, value };
  if (isArray(value)) return [here, ...value.flatMap((item, index) => walk(item, [...path, index], key))];
  if (!isObject(value)) return [here];
  return [here, ...Object.entries(value).flatMap(([name, item]) => walk(item, [...path, name], name))];
}

function madeBy(transforms: Json | undefined): string[] {
  if (!isArray(transforms)) return [];
  return transforms
    .flatMap((transform) => walk(transform, [], ""))
    .filter((node) => node.key === "as" && typeof node.value === "string")
    .map((node) => String(node.value));
}
