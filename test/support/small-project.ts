import { nodeHost } from "../../src/node-host.ts";
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

/** A host of the small project, some texts of which are replaced; each must be there. */
export function smallHost(...changes: readonly (readonly [file: string, from: string, to: string])[]): MemoryHost {
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
