import { isatty } from "node:tty";
import { runCli } from "./cli.ts";
import { exitCodes } from "./commands/command.ts";

/** The entry point, called by bin/briefs.js. */
export async function main(): Promise<void> {
  // Charts use the local time zone; output must not depend on it.
  process.env.TZ = "UTC";
  // The exit handlers stop child processes like the browser.
  // A second signal must not kill the process before they finish.
  const end = (): never => process.exit(exitCodes.interrupted);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, end);
  // Node resets the ignored SIGHUP that `nohup` sets. Without a terminal on any stream, a closed
  // terminal is no reason to exit.
  const hasTerminal = [0, 1, 2].some((stream) => isatty(stream));
  process.on("SIGHUP", hasTerminal ? end : () => undefined);
  // Closing the pipe early, as `head` does, is not an error.
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
