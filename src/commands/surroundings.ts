import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Diagnostic, type Report, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import { type Format, formats, renderDiagnostics, summarise } from "../diagnostic/render.ts";
import { type Host, HostError, readText } from "../host.ts";
import { type Cache, openCache } from "../make/cache.ts";
import { nodeHost } from "../node-host.ts";
import { type Corpus, openCorpus } from "../sources/corpus.ts";
import { readBuild } from "../version.ts";
import { exitCodes, type Request, RequestError, type Terminal, textOption } from "./command.ts";

/** The project and diagnostics that nearly every command needs. */
interface Surroundings {
  readonly root: string;
  readonly host: Host;
  readonly format: Format;
  readonly diagnostics: Diagnostic[];
  readonly report: Report;
  /** The command must save it when done. */
  readonly cache: Cache;
}

const quietMs = 1000;

export function openProject(request: Request, terminal: Terminal): Surroundings {
  const root = resolve(terminal.cwd, textOption(request, "project") ?? ".");
  const format = readFormat(request);
  const started = performance.now();
  // Commands that finish within a second print no progress.
  const log = (line: string): void => {
    if (performance.now() - started > quietMs) terminal.err(`${line}\n`);
  };
  const diagnostics: Diagnostic[] = [];
  return {
    root,
    host: nodeHost(root, log),
    cache: openProjectCache(root),
    format,
    diagnostics,
    report: (diagnostic) => void diagnostics.push(diagnostic),
  };
}

// In node_modules, which git ignores and `npm ci` clears. Only a bundle uses a cache file, because it has a build id;
// the sources can change between two runs of the same version.
function openProjectCache(root: string): Cache {
  const modules = join(root, "node_modules");
  const build = readBuild();
  if (build === undefined || !existsSync(modules)) return openCache();
  return openCache(join(modules, ".cache", "briefs", "stages"), build);
}

/** The documents, if the user has them. A folder named by option or environment must exist. */
export function openDocuments(request: Request, terminal: Terminal, { root, host }: Surroundings): Corpus | undefined {
  const named = textOption(request, "corpus") ?? (terminal.env.BRIEFS_CORPUS || undefined);
  if (named === undefined)
    return host.list("corpus").length > 0 ? openCorpus(host, resolve(root, "corpus")) : undefined;
  const folder = resolve(terminal.cwd, named);
  if (host.list(folder).length === 0) {
    throw new HostError(
      `there are no documents in ${folder}`,
      "name the folder of the texts with --corpus, or omit the option",
    );
  }
  return openCorpus(host, folder);
}

/** Throws if a named brief does not exist. */
export function checkBriefs(names: readonly string[], host: Host): void {
  const known = host
    .list("data/briefs")
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.replace(/\.yaml$/, ""));
  for (const name of names) {
    if (known.includes(name)) continue;
    const hint = didYouMean(name, known)[0] ?? "`briefs list` names the briefs";
    throw new RequestError(`there is no brief \`${name}\``, hint);
  }
}

/**
 * Prints the problems and returns the exit code: 1 if there is an error. JSON is a result and goes to
 * stdout; other formats go to stderr.
 */
export function conclude({ diagnostics, format, host }: Surroundings, terminal: Terminal): number {
  const sorted = sortDiagnostics(diagnostics);
  const text = renderDiagnostics(sorted, format, {
    colour: terminal.colour.err && format === "human",
    read: (file) => readText(host, file),
  });
  (format === "json" ? terminal.out : terminal.err)(text);
  const summary = summarise(sorted);
  if (summary !== "" && (format === "human" || format === "short")) terminal.err(`${summary}\n`);
  return hasErrors(diagnostics) ? exitCodes.findings : exitCodes.good;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

function readFormat(request: Request): Format {
  const wanted = textOption(request, "format") ?? "human";
  const format = formats.find((name) => name === wanted);
  if (format) return format;
  throw new RequestError(`there is no format \`${wanted}\``, `known: ${formats.join(", ")}`);
}
