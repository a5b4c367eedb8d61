import { withoutConsequences } from "../../src/diagnostic/consequences.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { openCache } from "../../src/make/cache.ts";
import { formNames, isPrinted } from "../../src/make/forms.ts";
import { runPipeline } from "../../src/make/pipeline.ts";
import { nodeHost } from "../../src/node-host.ts";
import { openCorpus } from "../../src/sources/corpus.ts";
import { loansFiles } from "./loans-chart.ts";
import { type MemoryHost, memoryHost } from "./memory-host.ts";

export type Files = Readonly<Record<string, string>>;

/** The project that `briefs new` makes, with a chart and a picture on its sheet and its deck, as texts by path. */
export function smallProject(): Files {
  const host = nodeHost(process.cwd(), () => undefined);
  const copy = (folder: string, to = folder): [path: string, text: string][] =>
    host.list(folder).map((name) => {
      const text = new TextDecoder().decode(host.read(`${folder}/${name}`));
      return [to === "" ? name : `${to}/${name}`, text];
    });
  const files = Object.fromEntries([
    ...copy("templates/starter", ""),
    ...copy("data/wording"),
    ...copy("templates/theme"),
  ]);
  const [picture, chart] = ["\n![The plan of the library](images/plan.svg)\n", "\n::chart{id=loans}\n"];
  const [sheet, deck] = ["templates/sheets/example.md.hbs", "templates/decks/example.md.hbs"];
  return {
    ...files,
    "templates/images/plan.svg":
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#12436d"/></svg>',
    ...loansFiles,
    [sheet]: `${files[sheet]}${picture}${chart}`,
    [deck]: `${files[deck]}\n---\n\n## The library is small\n${picture}\n---\n\n## What was lent\n${chart}`,
  };
}

/** A text of a file, which must be there, and what is put in its place. */
export type Change = readonly [file: string, from: string, to: string];

/** A host of the small project with some changes. */
export function smallHost(...changes: readonly Change[]): MemoryHost {
  const files: Record<string, string> = { ...smallProject() };
  for (const [file, from, to] of changes) {
    const text = files[file];
    if (text === undefined || !text.includes(from)) throw new Error(`${file} has no ${from}`);
    files[file] = text.replace(from, to);
  }
  const own = nodeHost(process.cwd(), () => undefined);
  const host = memoryHost(files);
  // Fonts are read from their packages.
  return { ...host, read: (path) => host.read(path) ?? (path.startsWith("/") ? own.read(path) : undefined) };
}

const cache = openCache();

/** What `briefs check` finds, with the project's own documents. What stands as in the last project is not checked anew. */
export async function problemsOf(host: MemoryHost): Promise<Diagnostic[]> {
  const problems: Diagnostic[] = [];
  const forms = new Set(formNames.filter((form) => !isPrinted(form)));
  const order = { briefs: [], forms, corpus: openCorpus(host, "corpus"), cache };
  await runPipeline(
    host,
    order,
    withoutConsequences((problem) => problems.push(problem)),
  );
  return problems;
}
