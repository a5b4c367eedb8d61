import { join, relative, resolve } from "node:path";
import { type Form, formNames, handedOn } from "../make/forms.ts";
import { type Request, type Terminal, textOption } from "./command.ts";
import { readList, readPages } from "./lists.ts";
import { choosePrinter } from "./printing.ts";
import { checkBriefs, conclude, hasErrors, openDocuments, openProject } from "./surroundings.ts";

/** Values of `--only`: a face, for all of its usual forms, or a single form. */
const wishes = ["sheet", "deck", ...formNames] as const;

/** Builds the requested forms; writes nothing if there are errors. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const named = readWishes(request);
  const pages = readPages(textOption(request, "page"));
  const project = openProject(request, terminal);
  const { host, root, report, diagnostics } = project;
  const started = performance.now();
  checkBriefs(request.positionals, host);
  const corpus = openDocuments(request, terminal, project);
  const { printer, wanted } = choosePrinter(named, request, terminal);
  // Loaded here so that the browser starts at the same time.
  const { runPipeline } = await import("../make/pipeline.ts");
  const { cache } = project;
  const order = { briefs: request.positionals, forms: wanted, pages, corpus, cache, ...(printer && { printer }) };
  const outputs = await runPipeline(host, order, report).finally(() => printer?.browser.close());
  cache.save();
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

/** The wanted forms. Those not named explicitly are skipped if they cannot be made. */
function readWishes(request: Request): ReadonlyMap<Form, "named" | "possible"> {
  const named = readList("only", textOption(request, "only") ?? "sheet,deck", wishes);
  const wanted = new Map<Form, "named" | "possible">();
  for (const wish of named) {
    if (wish !== "sheet" && wish !== "deck") wanted.set(wish, "named");
    else for (const form of handedOn(wish)) if (!wanted.has(form)) wanted.set(form, "possible");
  }
  if (request.options.handout === true) wanted.set("deck.handout", "named");
  return wanted;
}
