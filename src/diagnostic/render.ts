import { styleText } from "node:util";
import type { Diagnostic, Place } from "./diagnostic.ts";

export const formats = ["human", "short", "json", "github"] as const;
export type Format = (typeof formats)[number];

interface RenderOptions {
  readonly colour: boolean;
  /** The text of a file, for the code frame. */
  readonly read: (file: string) => string | undefined;
}

/** Renders sorted diagnostics as one text. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], format: Format, options: RenderOptions): string {
  switch (format) {
    case "human":
      return diagnostics.map((diagnostic) => `${human(diagnostic, options)}\n`).join("");
    case "short":
      return diagnostics.map((diagnostic) => `${short(diagnostic)}\n`).join("");
    case "json":
      return `${JSON.stringify({ version: 1, diagnostics }, null, 2)}\n`;
    case "github":
      return diagnostics.map((diagnostic) => `${github(diagnostic)}\n`).join("");
  }
}

/** "3 errors and 1 warning", or the empty string. */
export function summarise(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: string): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const part = (n: number, word: string): string[] => (n === 0 ? [] : [`${n} ${word}${n === 1 ? "" : "s"}`]);
  return [...part(count("error"), "error"), ...part(count("warning"), "warning")].join(" and ");
}

function human(diagnostic: Diagnostic, { colour, read }: RenderOptions): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const tone = diagnostic.severity === "error" ? "red" : "yellow";
  const lines = [
    `${paint(["bold", tone], diagnostic.severity)}${paint("bold", `[${diagnostic.code}]`)}: ${diagnostic.message}`,
  ];
  if (diagnostic.place) {
    lines.push(`  ${paint("dim", "-->")} ${location(diagnostic.place)}`);
    lines.push(...codeFrame(diagnostic.place, read).map((line) => `  ${line}`));
  }
  lines.push(...diagnostic.hints.map((hint) => `  ${paint("cyan", "hint:")} ${hint}`));
  return `${lines.join("\n")}\n`;
}

function codeFrame(place: Place, read: RenderOptions["read"]): string[] {
  const line = read(place.file)?.split(/\r?\n/)[place.line - 1];
  if (line === undefined) return [];
  // Shows part of a long line, so that the marker stays visible.
  const from = Math.max(0, place.column - 1 - 60);
  const shown = line.slice(from, from + 110).replaceAll("\t", " ");
  const gutter = String(place.line);
  const width = Math.min(Math.max(1, place.length ?? 1), Math.max(1, shown.length - (place.column - 1 - from)));
  const lead = from > 0 ? "…" : "";
  return [
    `${gutter} | ${lead}${shown}`,
    `${" ".repeat(gutter.length)} | ${" ".repeat(lead.length + place.column - 1 - from)}${"^".repeat(width)}`,
  ];
}

function short({ severity, code, message, place, hints }: Diagnostic): string {
  const hint = hints[0] ? ` (${hints[0]})` : "";
  return `${place ? `${location(place)}: ` : ""}${severity}[${code}]: ${message}${hint}`;
}

// GitHub's workflow command syntax: property values also escape colons and commas.
function github({ severity, code, message, place, hints }: Diagnostic): string {
  const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const at = place ? `file=${property(place.file)},line=${place.line},col=${place.column},` : "";
  const text = [message, ...hints.map((hint) => `hint: ${hint}`)].join("\n");
  return `::${severity} ${at}title=${property(code)}::${data(text)}`;
}

function location({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
