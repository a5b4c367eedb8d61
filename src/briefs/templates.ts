import { type Host, readText } from "../host.ts";
import type { TemplateText } from "./compose.ts";

export interface Templates {
  /** By brief id. */
  readonly sheets: ReadonlyMap<string, TemplateText>;
  readonly decks: ReadonlyMap<string, TemplateText>;
  /** By name. */
  readonly partials: ReadonlyMap<string, TemplateText>;
}

/** Reads `templates/sheets/<brief>.md.hbs`, `templates/decks/<brief>.md.hbs` and `templates/partials/<name>.hbs`. */
export function loadTemplates(host: Host): Templates {
  return {
    sheets: readFolder(host, "templates/sheets", ".md.hbs"),
    decks: readFolder(host, "templates/decks", ".md.hbs"),
    partials: readFolder(host, "templates/partials", ".hbs"),
  };
}

function readFolder(host: Host, folder: string, extension: string): ReadonlyMap<string, TemplateText> {
  const files = host.list(folder).filter((name) => name.endsWith(extension));
  return new Map(
    files.map((name) => {
      const file = `${folder}/${name}`;
      return [name.slice(0, -extension.length), { file, text: readText(host, file) ?? "" }];
    }),
  );
}
