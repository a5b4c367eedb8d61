import { codeOf, HostError } from "../host.ts";
import { fileOf } from "../make/forms.ts";
import { runPipeline } from "../make/pipeline.ts";
import { servePresentation } from "../marp/serve.ts";
import { type Request, RequestError, type Terminal, textOption } from "./command.ts";
import { checkBriefs, conclude, hasErrors, openDocuments, openProject } from "./surroundings.ts";

const keys = `  p          presenter view: notes, next slide, clock
  o          overview
  f          full screen
  → ← Space  forwards and back
  Ctrl+C     stop serving
`;

/** Serves a deck with its notes, to this machine only, until interrupted. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const port = readPort(textOption(request, "port"));
  const project = openProject(request, terminal);
  const [brief = ""] = request.positionals;
  checkBriefs([brief], project.host);
  const order = {
    briefs: [brief],
    forms: new Set(["deck.presenter"] as const),
    corpus: openDocuments(request, terminal, project),
    cache: project.cache,
  };
  const made = await runPipeline(project.host, order, project.report);
  project.cache.save();
  const code = conclude(project, terminal);
  if (hasErrors(project.diagnostics)) return code;
  const html = made.get(`${brief}/${fileOf("deck.presenter", brief)}`);
  if (!html) throw new RequestError(`the brief \`${brief}\` has no deck`, `write templates/decks/${brief}.md.hbs`);
  const { url } = await serve(new TextDecoder().decode(html), port);
  terminal.out(`${url}\n`);
  terminal.err(keys);
  return new Promise(() => undefined);
}

async function serve(html: string, port: number): ReturnType<typeof servePresentation> {
  try {
    return await servePresentation(html, port);
  } catch (error) {
    throw new HostError(
      `cannot open port ${port} (${codeOf(error)})`,
      "name another with --port, or omit --port to use any free one",
    );
  }
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? 0);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new RequestError(`\`${text}\` is not a port`, "a port is a whole number up to 65535");
}
