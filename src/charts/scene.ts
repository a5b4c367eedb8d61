import type * as Vega from "vega";
import type { Runtime, Spec } from "vega";
import type { TopLevelSpec } from "vega-lite";
import type { Fonts } from "../type/fonts.ts";
import { type FontItem, textWidth } from "./font-item.ts";
import type { JsonObject } from "./json.ts";

/** An item of Vega's scenegraph: a mark with its items, or an item with the marks of its group. */
export interface SceneItem extends FontItem {
  readonly marktype?: string;
  readonly name?: string;
  readonly role?: string;
  readonly items?: readonly SceneItem[];
  readonly datum?: Readonly<Record<string, unknown>>;
  readonly text?: unknown;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly dx?: number;
  readonly dy?: number;
  readonly angle?: number;
  readonly align?: string;
  readonly baseline?: string;
  readonly lineBreak?: string;
  readonly lineHeight?: number;
  readonly limit?: number;
  readonly opacity?: number;
  readonly fillOpacity?: number;
  readonly fill?: unknown;
  readonly stroke?: unknown;
}

/** Vega's renderer: `draw` calls itself for every mark of a group. */
interface SceneDrawer {
  draw(context: object, scene: SceneItem, bounds: null, markTypes: null): void;
}

export interface Scene {
  readonly root: SceneItem;
  /** The plot's top left corner inside the chart. */
  readonly origin: readonly [number, number];
  /** Warnings from Vega and Vega-Lite; none of them is harmless. */
  readonly warnings: readonly string[];
  /** Vega's own canvas renderer, without a canvas. */
  readonly drawer: SceneDrawer;
}

// Exported and documented by Vega for this purpose, but missing from its types.
interface Undeclared {
  readonly textMetrics: { width: (item: FontItem, text: unknown) => number };
  readonly CanvasRenderer: { readonly prototype: SceneDrawer };
}

/**
 * Runs a chart program and returns its scenegraph. It temporarily replaces the time zone and Vega's text metrics, the
 * only globals this project changes. The code in between is synchronous, so nothing else sees them.
 */
export async function runScene(program: ChartProgram, rows: JsonObject, fonts: Fonts): Promise<Scene> {
  const [vega, { expressionInterpreter }] = await Promise.all([import("vega"), import("vega-interpreter")]);
  const { textMetrics, CanvasRenderer } = vega as unknown as Undeclared;
  const warnings = [...program.warnings];
  const logger = collectingLogger(warnings);
  const { runtime } = program;
  if (!runtime) return { root: {}, origin: [0, 0], warnings, drawer: CanvasRenderer.prototype };
  const estimate = textMetrics.width;
  const zone = process.env.TZ;
  textMetrics.width = (item, text) => textWidth(fonts, item, text);
  process.env.TZ = "UTC";
  try {
    const view = new vega.View(withRows(JSON.parse(runtime), rows), {
      expr: expressionInterpreter,
      loader: refusal,
      logger,
      renderer: "none",
    });
    view.run();
    const root = view.scenegraph() as unknown as { root: SceneItem };
    view.finalize();
    return { root: root.root, origin: view.origin(), warnings, drawer: CanvasRenderer.prototype };
  } catch (error) {
    warnings.push(error instanceof Error ? error.message : String(error));
    return { root: {}, origin: [0, 0], warnings, drawer: CanvasRenderer.prototype };
  } finally {
    textMetrics.width = estimate;
    restoreZone(zone);
  }
}

/**
 * A compiled chart. `runtime` is JSON because Vega mutates the object it runs; it is absent if Vega or Vega-Lite
 * rejected the specification.
 */
export interface ChartProgram {
  readonly runtime?: string;
  readonly warnings: readonly string[];
}

/**
 * Compiles a Vega-Lite specification for Vega. The result does not depend on the rows, so it stays valid as facts
 * change.
 */
export async function compileChart(spec: JsonObject, config: JsonObject): Promise<ChartProgram> {
  const [{ compile }, { parse }] = await Promise.all([import("vega-lite"), import("vega")]);
  const warnings: string[] = [];
  try {
    // Vega-Lite takes its own generated types; the lint has already checked the specification.
    const options = { config, logger: collectingLogger(warnings) };
    const compiled = compile(spec as unknown as TopLevelSpec, options).spec as Spec;
    return { runtime: JSON.stringify(parse(compiled, {}, { ast: true })), warnings };
  } catch (error) {
    return { warnings: [...warnings, error instanceof Error ? error.message : String(error)] };
  }
}

// An operator that ingests rows carries the name of their dataset.
function withRows(parsed: Runtime, rows: JsonObject): Runtime {
  const operators = parsed.operators.map((operator) => {
    const { value, data = {} } = operator;
    if (typeof value !== "object" || value === null || !("$ingest" in value)) return operator;
    const name = Object.keys(data).find((key) => data[key]?.includes("input")) ?? "";
    // Copied because Vega's transforms write columns into the rows.
    return Object.hasOwn(rows, name)
      ? { ...operator, value: { ...value, $ingest: structuredClone(rows[name]) } }
      : operator;
  });
  return { ...parsed, operators };
}

function restoreZone(zone: string | undefined): void {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
}

// Charts load nothing. `sanitize` returns an empty address instead of rejecting, because Vega does not await it.
const refusal: Vega.Loader = {
  load: () => Promise.reject(new Error("a chart loads nothing")),
  sanitize: () => Promise.resolve({ href: "" }),
  http: () => Promise.reject(new Error("a chart loads nothing")),
  file: () => Promise.reject(new Error("a chart loads nothing")),
};

function collectingLogger(warnings: string[]) {
  const collect = (...parts: readonly unknown[]) => {
    warnings.push(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" "));
    return logger;
  };
  const ignore = () => logger;
  const logger = { level: () => logger, error: collect, warn: collect, info: ignore, debug: ignore };
  return logger as unknown as Vega.LoggerInterface;
}
