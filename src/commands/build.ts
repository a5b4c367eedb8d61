import { join, relative, resolve } from "node:path";
import { deckForms, type Form, forms, sheetForms } from "../make/forms.ts";
import { type Request, type Terminal, textOption } from "./command.ts";
import { readList, readPages } from "./lists.ts";
import { choosePrinting, type PdfWish } from "./printing.ts";
import { checkBriefs, conclude, hasErrors, openDocuments, openProject } from "./surroundings.ts";

/** What `--only` can name: a form, or all that are handed on of a sheet or deck. */
const groups: Readonly<Record<"sheet" | "deck", readonly Form[]>> = { sheet: sheetForms, deck: deckForms };
const wishes = ["sheet", "deck", ...forms] as const;

/** Makes what was asked for and writes it only when all of it is sound. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const { wanted, deckPdf } = readWishes(textOption(request, "only"));
  const pages = readPages(textOption(request, "page"));
  const project = openProject(request, terminal);
  const { host, root, report, diagnostics } = project;
  const started = performance.now();
  checkBriefs(request.positionals, host);
  const corpus = openDocuments(request, terminal, project);
  const print = choosePrinting(deckPdf, request, terminal);
  // It is loaded while the browser starts.
  const { runPipeline } = await import("../make/pipeline.ts");
  const order = { briefs: request.positionals, forms: wanted, pages, corpus, ...(print && { print }) };
  const outputs = await runPipeline(host, order, report).finally(() => print?.browser.close());
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

/** What is wanted; a deck's PDF that was not named is made only where there is a browser. */
function readWishes(only: string | undefined): { wanted: ReadonlySet<Form>; deckPdf: PdfWish } {
  const named = readList("only", only ?? "sheet,deck", wishes);
  const wanted = new Set(named.flatMap((wish) => (wish === "sheet" || wish === "deck" ? groups[wish] : [wish])));
  return { wanted, deckPdf: named.includes("deck.pdf") ? "named" : wanted.has("deck.pdf") ? "possible" : "no" };
}
