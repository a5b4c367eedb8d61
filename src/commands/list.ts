import type { Edition } from "../briefs/edition.ts";
import { printFact } from "../briefs/print.ts";
import { resolveEdition } from "../briefs/resolve.ts";
import { type Brief, loadBriefs } from "../briefs/spec.ts";
import { loadTemplates, type Templates } from "../briefs/templates.ts";
import { projectFiles } from "../diagnostic/project-files.ts";
import { plainText } from "../document/block.ts";
import { loadLibrary } from "../facts/load.ts";
import { forms, handedOn } from "../make/forms.ts";
import { exitCodes, type Request, type Terminal } from "./command.ts";
import { checkBriefs, conclude, hasErrors, openProject } from "./surroundings.ts";

interface Listing {
  readonly brief: string;
  readonly title: string;
  readonly asOf: string;
  readonly outputs: readonly string[];
  readonly facts: readonly {
    readonly alias: string;
    readonly fact: string;
    readonly value: string;
    readonly place: string;
  }[];
}

/** Lists briefs with their outputs and the facts they use. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const project = openProject(request, terminal);
  const { host, report, diagnostics } = project;
  checkBriefs(request.positionals, host);
  const files = projectFiles(host);
  const library = loadLibrary(files, report);
  const templates = loadTemplates(host);
  const listings = [...loadBriefs(files, report).values()]
    .filter(({ id }) => request.positionals.length === 0 || request.positionals.includes(id))
    .flatMap((brief) => {
      const edition = resolveEdition(brief, "en", library, report);
      return edition ? [listingOf(brief, edition, templates)] : [];
    });
  if (request.options.json) terminal.out(`${JSON.stringify({ version: 1, briefs: listings }, null, 2)}\n`);
  else terminal.out(listings.map(printListing).join("\n"));
  return hasErrors(diagnostics) ? conclude(project, terminal) : exitCodes.good;
}

function listingOf(brief: Brief, edition: Edition, templates: Templates): Listing {
  const { id, spec } = brief;
  const made = [
    ...(templates.sheets.has(id) ? handedOn("sheet") : []),
    ...(templates.decks.has(id) ? handedOn("deck") : []),
  ];
  const outputs = made.flatMap((form) => forms[form].files(id, ["a4"]).map((file) => `${id}/${file}`));
  const facts = [...edition.use].map(([alias, fact]) => ({
    alias,
    fact: fact.kind === "derived" ? `${fact.op} of ${fact.of.join(", ")}` : fact.id,
    value: plainText(printFact(fact, edition, "figure") ?? []),
    place: `${fact.place.file}:${fact.place.line}`,
  }));
  return { brief: id, title: spec.title[edition.lang] ?? id, asOf: spec.asOf, outputs, facts };
}

function printListing({ brief, title, asOf, outputs, facts }: Listing): string {
  const width = Math.max(0, ...facts.map(({ alias }) => alias.length));
  const idWidth = Math.max(0, ...facts.map(({ fact }) => fact.length));
  const lines = facts.map(
    ({ alias, fact, value, place }) =>
      `  ${alias.padEnd(width)}  ${fact.padEnd(idWidth)}  ${place}${value ? `  ${value}` : ""}`,
  );
  return [`${brief}: ${title} (as of ${asOf})`, ...outputs.map((path) => `  out/${path}`), ...lines, ""].join("\n");
}
