import { parseArgs } from "node:util";
import {
  type CommandInfo,
  exitCodes,
  type Option,
  type Request,
  RequestError,
  type Terminal,
} from "./commands/command.ts";
import { commands } from "./commands/table.ts";
import { didYouMean, nearest } from "./diagnostic/nearest.ts";
import { HostError } from "./host.ts";
import { readVersion } from "./version.ts";

/** Runs a command line and returns its exit code. Only our own bugs print a stack trace. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<number> {
  const debug = argv.includes("--debug");
  try {
    return await dispatch(
      argv.filter((argument) => argument !== "--debug" && argument !== "--no-color"),
      terminal,
    );
  } catch (error) {
    return failed(error, terminal, debug);
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = argv;
  if (name === "--version" || name === "-V") {
    terminal.out(`${readVersion()}\n`);
    return exitCodes.good;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    const [topic = ""] = rest;
    const about = commandOf(topic);
    const text = about ? helpOf(topic, about) : overview();
    (name === undefined ? terminal.err : terminal.out)(text);
    return name === undefined ? exitCodes.request : exitCodes.good;
  }
  const command = commandOf(name);
  if (!command) {
    const guess = didYouMean(name, Object.keys(commands));
    throw new RequestError(`unknown command \`${name}\``, guess[0] ?? "`briefs --help` lists the commands");
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(helpOf(name, command));
    return exitCodes.good;
  }
  const request = parse(name, command, rest);
  const { run } = await command.load();
  return run(request, terminal);
}

function commandOf(name: string): CommandInfo | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

function parse(name: string, command: CommandInfo, args: readonly string[]): Request {
  const known = Object.fromEntries(
    Object.entries(command.options).map(([key, { type }]) => [key, { type, multiple: true as const }]),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: known,
      allowPositionals: true,
      strict: true,
    });
    const options = Object.fromEntries(
      Object.entries(values).map(([key, given = []]) => [key, join(key, command.options[key], given)]),
    );
    return checkCount(name, command, { positionals, options });
  } catch (error) {
    if (error instanceof RequestError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const option = /'--?([\w-]+)/.exec(message)?.[1] ?? "";
    const isKnown = Object.hasOwn(command.options, option);
    const guess = isKnown ? undefined : nearest(option, Object.keys(command.options));
    const sentence = message.split(/\. (?=To )/)[0] ?? message;
    throw new RequestError(
      sentence.charAt(0).toLowerCase() + sentence.slice(1),
      guess ? `did you mean --${guess}?` : `\`briefs ${name} --help\` lists the options`,
    );
  }
}

// Lists may be given in parts. Any other option must not be repeated, because one value would be silently ignored.
function join(name: string, option: Option | undefined, given: readonly (string | boolean)[]): string | boolean {
  const [value = true, ...others] = given;
  if (others.length === 0) return value;
  if (option?.value === "LIST") return given.join(",");
  if (option?.type === "boolean") return value;
  throw new RequestError(`--${name} is given twice`, "give it once");
}

function checkCount(name: string, command: CommandInfo, request: Request): Request {
  const [least, most] = command.positionals;
  const count = request.positionals.length;
  if (count >= least && count <= most) return request;
  const usage = `briefs ${name} ${command.arguments}`.trimEnd();
  throw new RequestError(`\`${name}\` takes ${most === 0 ? "no arguments" : command.arguments}`, `write: ${usage}`);
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Fact sheets and slide decks in which every figure leads back to its source.

  briefs build                      build everything into out/
  briefs build transition --only sheet
  briefs check --corpus corpus      check everything against the documents

Commands
${lines.join("\n")}

\`briefs <command> --help\` lists its options. Exit codes: 0 success, 1 problems found,
2 usage error, 3 something missing on this machine, 70 bug in briefs, 130 interrupted.
NO_COLOR and CI are honoured. No telemetry, no update check.
`;
}

function helpOf(name: string, { summary, arguments: positionals, options }: CommandInfo): string {
  const rows = Object.entries(options).map(([key, { value, summary: what }]) => [
    `--${key}${value ? ` ${value}` : ""}`,
    what,
  ]);
  const width = Math.max(0, ...rows.map(([left = ""]) => left.length));
  const lines = rows.map(([left = "", what = ""]) => `  ${left.padEnd(width)}  ${what}\n`);
  return `briefs ${name} ${positionals}`
    .trimEnd()
    .concat(`\n${summary}\n`, lines.length > 0 ? `\n${lines.join("")}` : "");
}

function failed(error: unknown, terminal: Terminal, debug: boolean): number {
  if (error instanceof RequestError || error instanceof HostError) {
    terminal.err(`briefs: ${error.message}\n  hint: ${error.hint}\n`);
    return error instanceof HostError ? exitCodes.surroundings : exitCodes.request;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(
    `briefs: this is a bug in briefs: ${message}\n  hint: run it again with --debug and report the output\n`,
  );
  if (debug && error instanceof Error) terminal.err(`${error.stack ?? ""}\n`);
  return exitCodes.bug;
}
