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

/** What nearly every command begins with: the project's folder, and where problems go. */
interface Surroundings {
  readonly root: string;
  readonly host: Host;
  readonly format: Format;
  readonly diagnostics: Diagnostic[];
  readonly report: Report;
  /** To be saved when the command is done. */
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

// Beside what npm installed, so that git does not see it and `npm ci` clears it. The sources change between two runs
// of the same version, so that only a bundle, which has a name of its own, remembers anything.
function openProjectCache(root: string): Cache {
  const modules = join(root, "node_modules");
  const build = readBuild();
  if (build === undefined || !existsSync(modules)) return openCache();
  return openCache(join(modules, ".cache", "briefs", "stages"), build);
}

/** The documents, where the user has them: named by option or environment they must be there. */
export function openDocuments(request: Request, terminal: Terminal, { root, host }: Surroundings): Corpus | undefined {
  const named = textOption(request, "corpus") ?? (terminal.env.BRIEFS_CORPUS || undefined);
  if (named === undefined)
    return host.list("corpus").length > 0 ? openCorpus(host, resolve(root, "corpus")) : undefined;
  const folder = resolve(terminal.cwd, named);
  if (host.list(folder).length === 0) {
    throw new HostError(
      `there are no documents in ${folder}`,
      "name the folder of the texts with --corpus, or leave it out",
    );
  }
  return openCorpus(host, folder);
}

/** A brief that is asked for by name has to be there. */
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
 * Prints the problems and gives the exit code: 1 where there is an error. JSON goes to
 * stdout, for it is a result; everything else to stderr.
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
