import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

/**
 * `npm run metrics [DIR]`: the shape of the code below `src` of this or another checkout, as figures: how long functions
 * are, how many parameters they take, how full folders are, whether imports go in circles, which exports nobody imports.
 */
export interface Metrics {
  readonly files: number;
  readonly lines: number;
  /** Files directly in a folder, by folder. */
  readonly folders: ReadonlyMap<string, number>;
  readonly functions: readonly NamedFunction[];
  /** Each a list of files that import one another in a circle. */
  readonly cycles: readonly (readonly string[])[];
  /** "file: name" for each export of `src` that no other file imports. */
  readonly unused: readonly string[];
}

export interface NamedFunction {
  readonly file: string;
  readonly name: string;
  readonly lines: number;
  readonly parameters: number;
}

/** A node of the syntax tree (ESTree with types); its fields are whatever its kind has. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly program: Node;
}

export function measure(root: string): Metrics {
  const files = readSources(root, ["src", "test", "tools", "bench"]);
  const own = files.filter(({ path }) => path.startsWith("src/"));
  const imports = new Map(files.map((file) => [file.path, importsOf(file)]));
  return {
    files: own.length,
    lines: own.reduce((sum, { text }) => sum + text.split("\n").length - 1, 0),
    folders: countFolders(own),
    functions: own.flatMap(functionsOf),
    cycles: findCycles(new Map(own.map(({ path }) => [path, (imports.get(path) ?? []).map(({ from }) => from)]))),
    unused: findUnused(own, [...imports.values()].flat()),
  };
}

function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".d.ts") && !path.includes("node_modules/"))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return { path, text, program: parseSync(path, text).program as unknown as Node };
    });
}

function countFolders(files: readonly SourceFile[]): ReadonlyMap<string, number> {
  const folders = new Map<string, number>();
  for (const { path } of files) folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + 1);
  return folders;
}

interface Import {
  readonly from: string;
  /** `*` for the whole of a module. */
  readonly name: string;
}

function importsOf({ path, program }: SourceFile): Import[] {
  const found: Import[] = [];
  visit(program, (node) => {
    const source = textOf(node.source);
    if (!source?.startsWith(".")) return;
    const from = join(dirname(path), source);
    if (node.type === "ImportDeclaration" || node.type === "ExportNamedDeclaration") {
      for (const specifier of nodesOf(node.specifiers)) {
        found.push({ from, name: nameOf(specifier.imported ?? specifier.local) ?? "*" });
      }
      if (nodesOf(node.specifiers).length === 0) found.push({ from, name: "*" });
    } else found.push({ from, name: "*" });
  });
  return found;
}

/** Functions with a name of their own: declarations, methods, and functions that a constant or a property holds. */
function functionsOf({ path, text, program }: SourceFile): NamedFunction[] {
  const found: NamedFunction[] = [];
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length;
  const add = (name: string | undefined, value: unknown): void => {
    if (!isNode(value) || !/^(Arrow)?Function(Expression|Declaration)?/.test(value.type) || !isNode(value.body)) return;
    const parameters = nodesOf(value.params).length;
    found.push({ file: path, name: name ?? "", lines: lineOf(value.end) - lineOf(value.start) + 1, parameters });
  };
  visit(program, (node) => {
    if (node.type === "FunctionDeclaration") add(nameOf(node.id), node);
    else if (node.type === "VariableDeclarator") add(nameOf(node.id), node.init);
    else if (node.type === "MethodDefinition" || node.type === "Property") add(nameOf(node.key), node.value);
  });
  return found;
}

/** The strongly connected parts of the imports that hold more than one file (Tarjan). */
function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const state = new Map<string, { index: number; low: number; isOpen: boolean }>();
  const open: string[] = [];
  const cycles: string[][] = [];
  const walk = (file: string): { index: number; low: number; isOpen: boolean } => {
    const own = { index: state.size, low: state.size, isOpen: true };
    state.set(file, own);
    open.push(file);
    for (const next of graph.get(file) ?? []) {
      const known = state.get(next);
      if (!known) own.low = Math.min(own.low, walk(next).low);
      else if (known.isOpen) own.low = Math.min(own.low, known.index);
    }
    if (own.low < own.index) return own;
    const part = open.splice(open.indexOf(file));
    for (const member of part) {
      const closed = state.get(member);
      if (closed) closed.isOpen = false;
    }
    if (part.length > 1) cycles.push(part.sort());
    return own;
  };
  for (const file of graph.keys()) if (!state.has(file)) walk(file);
  return cycles;
}

function findUnused(files: readonly SourceFile[], imports: readonly Import[]): string[] {
  const used = new Set(imports.map(({ from, name }) => `${from}: ${name}`));
  // The program starts in main.ts, from plain JavaScript.
  const others = files.filter(({ path }) => path !== "src/main.ts");
  return others.flatMap(({ path, program }) =>
    exportsOf(program)
      .filter((name) => !used.has(`${path}: ${name}`) && !used.has(`${path}: *`))
      .map((name) => `${path}: ${name}`),
  );
}

function exportsOf(program: Node): string[] {
  return nodesOf(program.body).flatMap((node) => {
    if (node.type !== "ExportNamedDeclaration") return [];
    const names = nodesOf(node.specifiers).map((specifier) => nameOf(specifier.exported));
    const { declaration } = node;
    if (!isNode(declaration)) return names.filter((name) => name !== undefined);
    const declared = nodesOf(declaration.declarations).flatMap((one) => patternNames(one.id));
    return [...names, nameOf(declaration.id), ...declared].filter((name) => name !== undefined);
  });
}

function patternNames(pattern: unknown): (string | undefined)[] {
  if (!isNode(pattern)) return [];
  const parts = [...nodesOf(pattern.elements), ...nodesOf(pattern.properties).map(({ value }) => value)];
  return parts.length > 0 ? parts.flatMap(patternNames) : [nameOf(pattern)];
}

function visit(node: Node, enter: (node: Node) => void): void {
  enter(node);
  for (const value of Object.values(node)) {
    if (isNode(value)) visit(value, enter);
    else for (const inner of nodesOf(value)) visit(inner, enter);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function nameOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  const name = value.name ?? value.value;
  return typeof name === "string" ? name : undefined;
}

function textOf(value: unknown): string | undefined {
  return isNode(value) && typeof value.value === "string" ? value.value : undefined;
}

const mostParameters = 4;

function print({ files, lines, folders, functions, cycles, unused }: Metrics): void {
  const lengths = functions.map((one) => one.lines).sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0;
  const wide = functions.filter(({ parameters }) => parameters > mostParameters);
  const longest = [...functions].sort((a, b) => b.lines - a.lines).slice(0, 5);
  const fullest = [...folders].sort(([, a], [, b]) => b - a).slice(0, 4);
  console.log(`src: ${files} files, ${lines} lines`);
  console.log(`functions: ${functions.length}; lines median ${at(0.5)}, 95th percentile ${at(0.95)}, maximum ${at(1)}`);
  for (const { name, file, lines: length } of longest) console.log(`  ${length} ${name} (${file})`);
  const share = ((100 * wide.length) / functions.length).toFixed(1);
  console.log(`functions with more than ${mostParameters} parameters: ${wide.length}, ${share} %`);
  for (const { name, file, parameters } of wide) console.log(`  ${parameters} ${name} (${file})`);
  console.log(`fullest folders: ${fullest.map(([folder, count]) => `${folder} ${count}`).join(", ")}`);
  console.log(`import cycles: ${cycles.length}`);
  for (const cycle of cycles) console.log(`  ${cycle.join(", ")}`);
  console.log(`exports that nobody imports: ${unused.length}`);
  for (const one of unused) console.log(`  ${one}`);
}

if (import.meta.main) {
  const [folder = fileURLToPath(new URL("..", import.meta.url))] = process.argv.slice(2);
  print(measure(relative(process.cwd(), folder) || "."));
}
