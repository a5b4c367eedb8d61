import { isatty } from "node:tty";
import { runCli } from "./cli.ts";
import { exitCodes } from "./commands/command.ts";

/** The process around the command line: what bin/briefs.js starts. */
export async function main(): Promise<void> {
  // Charts read the clock's zone; every output must be the same in all of them.
  process.env.TZ = "UTC";
  // Child processes like the browser end when the process exits.
  // One more of them does not end it before that is done.
  const end = (): never => process.exit(exitCodes.interrupted);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, end);
  // Node forgets that `nohup` had the hangup ignored; what it starts has no terminal on any
  // stream, and there a closed terminal is no reason to end.
  const hasTerminal = [0, 1, 2].some((stream) => isatty(stream));
  process.on("SIGHUP", hasTerminal ? end : () => undefined);
  // A reader that closes the pipe early, as `head` does, is no fault.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitCodes.good);
    throw error;
  });
  const colourful = (stream: NodeJS.WriteStream): boolean =>
    !process.env.NO_COLOR && !process.argv.includes("--no-color") && process.env.TERM !== "dumb" && stream.isTTY;
  process.exitCode = await runCli(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    isInteractive: process.stderr.isTTY && !process.env.CI,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colour: { out: colourful(process.stdout), err: colourful(process.stderr) },
  });
}
