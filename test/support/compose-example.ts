import { compose } from "../../src/briefs/compose.ts";
import type { Edition } from "../../src/briefs/edition.ts";
import { furnitureOf, templateContext } from "../../src/briefs/furniture.ts";
import { resolveEdition } from "../../src/briefs/resolve.ts";
import { loadBriefs } from "../../src/briefs/spec.ts";
import { loadTemplates } from "../../src/briefs/templates.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { projectFiles } from "../../src/diagnostic/project-files.ts";
import type { Block, Run } from "../../src/document/block.ts";
import { readMarkdown } from "../../src/document/read-markdown.ts";
import type { ComposedText } from "../../src/document/slots.ts";
import { loadLibrary } from "../../src/facts/load.ts";
import { libraryHost } from "./library-project.ts";

export interface Composition {
  readonly text: ComposedText | undefined;
  readonly blocks: readonly Block[];
  readonly edition: Edition;
  readonly diagnostics: readonly Diagnostic[];
}

/** Composes and reads a sheet template over the invented library project. */
export function composeExample(
  template: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): Composition {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const host = libraryHost({ "templates/sheets/example.md.hbs": template, ...changes });
  const files = projectFiles(host);
  const library = loadLibrary(files, report);
  const brief = loadBriefs(files, report).get("example");
  const edition = brief && resolveEdition(brief, "en", library, report);
  const furniture = brief && edition && furnitureOf(brief, edition, report);
  const templates = loadTemplates(host);
  const sheet = templates.sheets.get("example");
  if (!edition || !furniture || !sheet) throw new Error(`the fixture is not sound: ${JSON.stringify(diagnostics)}`);
  const { partials } = templates;
  const text = compose({ template: sheet, partials }, templateContext(edition, furniture), report);
  const names = edition.names;
  const { blocks } = text ? readMarkdown(text, { medium: "sheet", names, report }) : { blocks: [] };
  return { text, blocks, edition, diagnostics };
}

/** "error code file:line:column" of each diagnostic. */
export function placesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, place }) => `${code} ${place ? `${place.file}:${place.line}:${place.column}` : "-"}`);
}

/** The runs of a paragraph or heading, values in square brackets. */
export function shown(runs: readonly Run[]): string {
  return runs
    .map((run) =>
      run.type === "value"
        ? `[${run.text}]`
        : run.type === "text"
          ? run.text
          : run.type === "cite"
            ? "^"
            : `<${run.type}>`,
    )
    .join("");
}
