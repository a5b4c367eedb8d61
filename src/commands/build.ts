import { join, relative, resolve } from "node:path";
import { type Face, presenterDeck, runPipeline } from "../pipeline.ts";
import { type Request, type Terminal, textOption } from "./command.ts";
import { readList, readPages } from "./lists.ts";
import { checkBriefs, conclude, hasErrors, openDocuments, openProject } from "./surroundings.ts";

const faces: readonly Face[] = ["sheet", "pdf", "deck"];
const allFaces: readonly Face[] = ["sheet", "deck"];

/** Makes what was asked for and writes it only when all of it is sound. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const wanted = readFaces(textOption(request, "only"));
  const pages = readPages(textOption(request, "page"));
  const project = openProject(request, terminal);
  const { host, root, report, diagnostics } = project;
  const started = performance.now();
  checkBriefs(request.positionals, host);
  const corpus = openDocuments(request, terminal, project);
  const made = await runPipeline(host, { briefs: request.positionals, faces: wanted, pages, corpus }, report);
  const outputs = new Map([...made].filter(([path]) => !path.endsWith(presenterDeck)));
  project.memory.save();
  const code = conclude(project, terminal);
  if (hasErrors(diagnostics)) {
    terminal.err("nothing was written\n");
    return code;
  }
  const out = resolve(terminal.cwd, textOption(request, "out") ?? join(root, "out"));
  host.write(new Map([...outputs].map(([path, bytes]) => [join(out, path), bytes])));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  terminal.err(`${outputs.size} files in ${relative(terminal.cwd, out) || "."} (${seconds} s)\n`);
  for (const path of outputs.keys()) terminal.out(`${join(relative(terminal.cwd, out), path)}\n`);
  return code;
}

function readFaces(only: string | undefined): ReadonlySet<Face> {
  if (only === undefined) return new Set(allFaces);
  return new Set(readList("only", only, faces));
}
