import { formats } from "../diagnostic/render.ts";
import { formNames } from "../make/forms.ts";
import type { CommandInfo, Option } from "./command.ts";

const project: Option = { type: "string", value: "DIR", summary: "the project folder (default: the current one)" };
const corpus: Option = {
  type: "string",
  value: "DIR",
  summary: "the folder with the documents' texts (default: $BRIEFS_CORPUS, else corpus/ if it exists)",
};
const page: Option = {
  type: "string",
  value: "LIST",
  summary: "paper sizes for fact sheets, comma-separated: a4 (default), letter",
};
const format: Option = { type: "string", value: "FORM", summary: `how problems are printed: ${formats.join(", ")}` };
const json: Option = { type: "boolean", summary: "print the result as JSON" };

/** Every command with its options. Commands are loaded only when called. */
export const commands: Readonly<Record<string, CommandInfo>> = {
  build: {
    summary: "build fact sheets and decks",
    arguments: "[brief...]",
    positionals: [0, Number.POSITIVE_INFINITY],
    options: {
      only: {
        type: "string",
        value: "LIST",
        summary: `build only these, comma-separated: sheet, deck, ${formNames.join(", ")}`,
      },
      handout: { type: "boolean", summary: "also print decks on A4, each slide with its notes" },
      browser: {
        type: "string",
        value: "PATH",
        summary: "the browser that prints decks (default: $CHROME_PATH, else an installed one)",
      },
      page,
      corpus,
      out: { type: "string", value: "DIR", summary: "the output folder (default: out)" },
      project,
      format,
    },
    load: () => import("./build.ts"),
  },
  check: {
    summary: "check everything without writing files",
    arguments: "[brief...]",
    positionals: [0, Number.POSITIVE_INFINITY],
    options: { page, corpus, project, format },
    load: () => import("./check.ts"),
  },
  list: {
    summary: "list briefs, their outputs and the facts they use",
    arguments: "[brief...]",
    positionals: [0, Number.POSITIVE_INFINITY],
    options: { json, project, format },
    load: () => import("./list.ts"),
  },
  chart: {
    summary: "print a chart with its rows, for Vega-Lite editors",
    arguments: "<chart>",
    positionals: [1, 1],
    options: {
      brief: {
        type: "string",
        value: "BRIEF",
        summary: "the brief to take rows from (default: the first that has them all)",
      },
      project,
      format,
    },
    load: () => import("./chart.ts"),
  },
  anchor: {
    summary: "fill in the facts' offsets, values and qualifiers from their quotations",
    arguments: "",
    positionals: [0, 0],
    options: { corpus, project, format },
    load: () => import("./anchor.ts"),
  },
  present: {
    summary: "present a deck with its notes from this machine",
    arguments: "<brief>",
    positionals: [1, 1],
    options: {
      port: { type: "string", value: "N", summary: "the port (default: any free one)" },
      project,
      format,
    },
    load: () => import("./present.ts"),
  },
  new: {
    summary: "create a small project",
    arguments: "<dir>",
    positionals: [1, 1],
    options: {},
    load: () => import("./new.ts"),
  },
  doctor: {
    summary: "check that this machine has everything briefs needs",
    arguments: "",
    positionals: [0, 0],
    options: { json, project },
    load: () => import("./doctor.ts"),
  },
  explain: {
    summary: "explain a diagnostic code",
    arguments: "[code]",
    positionals: [0, 1],
    options: {},
    load: () => import("./explain.ts"),
  },
};
