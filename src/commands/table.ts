import { formats } from "../diagnostic/render.ts";
import { formNames } from "../make/forms.ts";
import type { CommandInfo, Option } from "./command.ts";

const project: Option = { type: "string", value: "DIR", summary: "the project's folder (default: this one)" };
const corpus: Option = {
  type: "string",
  value: "DIR",
  summary: "the folder of the documents' texts (default: $BRIEFS_CORPUS, else corpus/ where it exists)",
};
const page: Option = {
  type: "string",
  value: "LIST",
  summary: "the paper of fact sheets, separated by commas: a4 (default), letter",
};
const format: Option = { type: "string", value: "FORM", summary: `how problems are printed: ${formats.join(", ")}` };
const json: Option = { type: "boolean", summary: "print the result as JSON" };

/** Every command with its options; the command itself is loaded only when it is called. */
export const commands: Readonly<Record<string, CommandInfo>> = {
  build: {
    summary: "make fact sheets and decks",
    arguments: "[brief...]",
    positionals: [0, Number.POSITIVE_INFINITY],
    options: {
      only: {
        type: "string",
        value: "LIST",
        summary: `make only these, separated by commas: sheet, deck, ${formNames.join(", ")}`,
      },
      handout: { type: "boolean", summary: "print decks on A4 too, each slide with its notes" },
      browser: {
        type: "string",
        value: "PATH",
        summary: "the browser that prints decks (default: $CHROME_PATH, else one that is installed)",
      },
      page,
      corpus,
      out: { type: "string", value: "DIR", summary: "where the results go (default: out)" },
      project,
      format,
    },
    load: () => import("./build.ts"),
  },
  check: {
    summary: "check everything and write nothing",
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
    summary: "print a chart with its rows, to open it in an editor of Vega-Lite",
    arguments: "<chart>",
    positionals: [1, 1],
    options: {
      brief: { type: "string", value: "BRIEF", summary: "whose rows it has (default: the first that has them all)" },
      project,
      format,
    },
    load: () => import("./chart.ts"),
  },
  anchor: {
    summary: "fill in offsets, values and qualifiers of facts from their quotations",
    arguments: "",
    positionals: [0, 0],
    options: { corpus, project, format },
    load: () => import("./anchor.ts"),
  },
  present: {
    summary: "serve a deck with its notes on this machine, to present it",
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
    summary: "start a small project of your own",
    arguments: "<dir>",
    positionals: [1, 1],
    options: {},
    load: () => import("./new.ts"),
  },
  doctor: {
    summary: "check that this machine has what is needed",
    arguments: "",
    positionals: [0, 0],
    options: { json, project },
    load: () => import("./doctor.ts"),
  },
  explain: {
    summary: "explain a code of a problem",
    arguments: "[code]",
    positionals: [0, 1],
    options: {},
    load: () => import("./explain.ts"),
  },
};
