import { join, relative, resolve } from "node:path";
import { type Face, presenterDeck, runPipeline } from "../pipeline.ts";
import { type Request, type Terminal, textOption } from "./command.ts";
import { readList, readPages } from "./lists.ts";
import { choosePrinting, type PdfWish } from "./printing.ts";
import { checkBriefs, conclude, hasErrors, openDocuments, openProject } from "./surroundings.ts";

/** What `--only` can name: a face of a brief, or one form of its deck. */
const wishes = ["sheet", "pdf", "deck", "deck.html", "deck.pdf"] as const;

/** Makes what was asked for and writes it only when all of it is sound. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const { faces, deckPdf, isDeckHtml } = readWishes(textOption(request, "only"));
  const pages = readPages(textOption(request, "page"));
  const project = openProject(request, terminal);
  const { host, root, report, diagnostics } = project;
  const started = performance.now();
  checkBriefs(request.positionals, host);
  const corpus = openDocuments(request, terminal, project);
  const print = choosePrinting(deckPdf, !isDeckHtml, request, terminal);
  const order = { briefs: request.positionals, faces, pages, corpus, ...(print && { print }) };
  const made = await runPipeline(host, order, report).finally(() => print?.browser.close());
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

interface Wishes {
  readonly faces: ReadonlySet<Face>;
  readonly deckPdf: PdfWish;
  /** Whether the deck's HTML, notes and charts are wanted beside its PDF. */
  readonly isDeckHtml: boolean;
}

function readWishes(only: string | undefined): Wishes {
  if (only === undefined) return { faces: new Set(["sheet", "deck"]), deckPdf: "possible", isDeckHtml: true };
  const wanted = new Set(readList("only", only, wishes));
  const isDeckHtml = wanted.has("deck") || wanted.has("deck.html");
  const faces = (["sheet", "pdf"] as const).filter((face) => wanted.has(face));
  return {
    faces: new Set<Face>([...faces, ...(isDeckHtml || wanted.has("deck.pdf") ? (["deck"] as const) : [])]),
    deckPdf: wanted.has("deck.pdf") ? "named" : wanted.has("deck") ? "possible" : "no",
    isDeckHtml,
  };
}
