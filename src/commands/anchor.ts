import { projectFiles } from "../diagnostic/project-files.ts";
import { anchorFacts } from "../facts/anchor.ts";
import { loadLibrary } from "../facts/load.ts";
import { exitCodes, type Request, RequestError, type Terminal } from "./command.ts";
import { conclude, hasErrors, openDocuments, openProject } from "./surroundings.ts";

/** Fills in the facts' data files from their quotations in the documents. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const project = openProject(request, terminal);
  const { host, report, diagnostics } = project;
  const corpus = openDocuments(request, terminal, project);
  if (!corpus) {
    throw new RequestError(
      "anchoring needs the documents",
      "put their texts in corpus/, or name their folder with --corpus",
    );
  }
  const library = loadLibrary(projectFiles(host), report);
  const changed = anchorFacts(host, library, corpus, report);
  const code = conclude(project, terminal);
  if (hasErrors(diagnostics)) {
    terminal.err("nothing was written\n");
    return code;
  }
  host.write(new Map([...changed].map(([file, text]) => [file, new TextEncoder().encode(text)])));
  for (const file of changed.keys()) terminal.out(`${file}\n`);
  if (changed.size === 0) terminal.err("all facts are already anchored\n");
  return exitCodes.good;
}
