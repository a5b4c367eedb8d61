import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { sortDiagnostics } from "../../src/diagnostic/diagnostic.ts";
import { projectFiles } from "../../src/diagnostic/project-files.ts";
import { type Library, loadLibrary } from "../../src/facts/load.ts";
import { verifyLibrary } from "../../src/facts/verify.ts";
import { type Host, readText } from "../../src/host.ts";
import { nodeHost } from "../../src/node-host.ts";
import { type Corpus, openCorpus } from "../../src/sources/corpus.ts";
import { memoryHost } from "./memory-host.ts";

/** The files of the invented document and its facts, by path; a test changes what it wants to break. */
export function inventedProject(
  change: (path: string, text: string) => string = (_, text) => text,
): Record<string, string> {
  return textsBelow(fileURLToPath(new URL("./invented", import.meta.url)), ["corpus", "data"], change);
}

/** The project's own data. */
export function ownData(): Record<string, string> {
  return textsBelow(fileURLToPath(new URL("../..", import.meta.url)), ["data"], (_, text) => text);
}

function textsBelow(
  root: string,
  folders: readonly string[],
  change: (path: string, text: string) => string,
): Record<string, string> {
  const host: Host = nodeHost(root, () => undefined);
  const paths = folders.flatMap((folder) => host.list(folder).map((name) => `${folder}/${name}`));
  return Object.fromEntries(paths.map((path) => [path, change(path, readText(host, path) ?? "")]));
}

export interface Checked {
  readonly library: Library;
  readonly diagnostics: readonly Diagnostic[];
  /** "code file:line" of each problem, in order. */
  readonly found: readonly string[];
}

/** Loads and verifies files in memory; the corpus is their folder `corpus`, unless another one or none is given. */
export function checkFiles(files: Record<string, string>, corpus: Corpus | "own" | "none" = "own"): Checked {
  const host = memoryHost(files);
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic): void => {
    problems.push(problem);
  };
  const library = loadLibrary(projectFiles(host), report);
  const texts = corpus === "own" ? openCorpus(host, "corpus") : corpus === "none" ? undefined : corpus;
  verifyLibrary(library, texts, report);
  const diagnostics = sortDiagnostics(problems);
  const found = diagnostics.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`);
  return { library, diagnostics, found };
}

/** The line, from one, on which a text first stands in a file. */
export function lineOf(text: string, wanted: string): number {
  const at = text.indexOf(wanted);
  if (at < 0) throw new Error(`${JSON.stringify(wanted)} does not stand in the file`);
  return text.slice(0, at).split("\n").length;
}

/** The documents' texts where `BRIEFS_CORPUS` names their folder. */
export function givenCorpus(): Corpus | undefined {
  const folder = process.env.BRIEFS_CORPUS;
  return folder
    ? openCorpus(
        nodeHost(process.cwd(), () => undefined),
        folder,
      )
    : undefined;
}
