import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import type { Environment } from "./find.ts";
import { type BrowserEvent, type BrowserPipe, openPipe, textOf } from "./pipe.ts";

/** Timeouts in milliseconds, after which the browser is ended. */
export interface Limits {
  readonly launchMs: number;
  readonly answerMs: number;
  readonly printMs: number;
}

/** A running browser that has answered. */
interface StartedBrowser {
  /** The name and version that it reports. */
  readonly version: string;
  readonly pipe: BrowserPipe;
  /** Kills it and its child processes. */
  end(): void;
}

export interface Start {
  readonly program: string;
  /** For its profile and other files. The caller removes it. */
  readonly folder: string;
  readonly env: Environment;
  readonly limits: Limits;
  /** Ends the browser, even while it is still starting. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: BrowserEvent) => void;
}

/**
 * Starts a browser in its sandbox. Falls back to no sandbox where the system does not support one, as in most
 * containers. That is safe here: the browser only shows our own pages, without scripts or network access.
 */
export async function startBrowser(start: Start): Promise<StartedBrowser> {
  // The sandbox does not work for root.
  if (process.getuid?.() === 0) return startProgram(start, ["--no-sandbox"]);
  try {
    return await startProgram(start, []);
  } catch (error) {
    if (!(error instanceof Error && noSandbox.test(error.message))) throw error;
    return startProgram(start, ["--no-sandbox"]);
  }
}

const noSandbox = /sandbox|namespace/i;

const quiet = [
  "--headless",
  "--remote-debugging-pipe",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  // In containers, /dev/shm is small, missing or read-only.
  "--disable-dev-shm-usage",
  "--disable-extensions",
  "--disable-gpu",
  // Fewer processes start faster. Isolation is not needed: only our own pages are shown, and nothing is fetched.
  "--disable-software-rasterizer",
  "--disable-site-isolation-trials",
  "--enable-features=NetworkServiceInProcess2",
  "--in-process-gpu",
  // The address bar's suggestion pop-up costs a second of CPU time, and nobody uses it.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
  "--disable-quic",
  "--disable-sync",
  "--hide-scrollbars",
  "--mute-audio",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  // Unhinted widths, so that lines break in the same place on every machine.
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

async function startProgram(start: Start, more: readonly string[]): Promise<StartedBrowser> {
  const { program, folder, env, limits, signal, onEvent } = start;
  signal.throwIfAborted();
  const child = spawn(program, [...quiet, ...more, `--user-data-dir=${join(folder, "profile")}`, "about:blank"], {
    env: { ...env, ...temporaryFiles(folder) },
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const said = listen(child);
  const pipe = openPipe(child.stdio[3] as Writable, child.stdio[4] as Readable, onEvent);
  let isEnded = false;
  const end = (): void => {
    if (isEnded) return;
    isEnded = true;
    process.removeListener("exit", end);
    signal.removeEventListener("abort", end);
    kill(child);
    pipe.end(new Error("it was stopped"));
  };
  // Prepended, so that it ends before its folder is removed.
  process.prependOnceListener("exit", end);
  signal.addEventListener("abort", end);
  child.once("error", (error) => pipe.end(new Error(error.message)));
  const ended = (): void => pipe.end(new Error(`it exited unexpectedly${how(child)}${said()}`));
  child.once("close", ended);
  // Its child processes may keep its output open, and then `close` never comes.
  child.once("exit", () => setTimeout(ended, 200).unref());
  try {
    const about = await pipe.send("Browser.getVersion", {}, { timeoutMs: limits.launchMs });
    return { version: textOf(about, "product"), pipe, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** Puts temporary files into the browser's folder, unless its path is too long for the socket Chrome creates there. */
function temporaryFiles(folder: string): Environment {
  if (process.platform !== "linux") return {};
  return { TMPDIR: folder.length <= longestFolder ? folder : "/tmp" };
}

/** A socket path is limited to 107 characters, and Chrome's own file names take 46. */
const longestFolder = 60;

function how({ exitCode, signalCode }: ChildProcess): string {
  if (process.platform === "linux" && !existsSync("/proc/self/exe")) return " because /proc is not mounted";
  if (signalCode) return ` (${signalCode})`;
  return exitCode ? ` (exit code ${exitCode})` : "";
}

/** The last line of stderr that looks like a reason, or else the last line. */
function listen(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    text = (text + chunk.toString("utf8")).slice(-4000);
  });
  return () => {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    const saying = (words: RegExp) => lines.findLast((candidate) => words.test(candidate));
    const line = saying(noSandbox) ?? saying(/error|fatal|cannot/i) ?? lines.at(-1);
    return line === undefined ? "" : `: ${firstSentence(line.replace(/^\[.*?\]\s*/, ""))}`;
  };
}

function firstSentence(line: string): string {
  const [sentence = ""] = line.split(/(?<=[.!?])\s/);
  return sentence.slice(0, 200);
}

function kill(child: ChildProcess): void {
  try {
    if (child.pid === undefined) return;
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has already exited.
  }
}
