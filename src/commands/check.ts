import { handedOn, isPrinted } from "../make/forms.ts";
import { runPipeline } from "../make/pipeline.ts";
import { type Request, type Terminal, textOption } from "./command.ts";
import { readPages } from "./lists.ts";
import { checkBriefs, conclude, openDocuments, openProject } from "./surroundings.ts";

/** Runs a full build without writing its results. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const project = openProject(request, terminal);
  checkBriefs(request.positionals, project.host);
  const corpus = openDocuments(request, terminal, project);
  const pages = readPages(textOption(request, "page"));
  const order = {
    briefs: request.positionals,
    forms: new Set([...handedOn("sheet"), ...handedOn("deck")].filter((form) => !isPrinted(form))),
    pages,
    corpus,
    cache: project.cache,
  };
  await runPipeline(project.host, order, project.report);
  project.cache.save();
  const code = conclude(project, terminal);
  if (project.diagnostics.length === 0 && project.format !== "json") {
    terminal.err(
      corpus
        ? "no problems found\n"
        : "no problems found (quotations not checked: pass --corpus DIR to compare them with the documents)\n",
    );
  }
  return code;
}
