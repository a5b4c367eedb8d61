import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import type { Environment } from "./find.ts";
import { type BrowserEvent, type BrowserPipe, openPipe, textOf } from "./pipe.ts";

/** How long the browser may take, in milliseconds; then it is ended. */
export interface Limits {
  readonly launchMs: number;
  readonly answerMs: number;
  readonly printMs: number;
}

/** A browser that runs and has said its version. */
interface StartedBrowser {
  /** Its name and version, as it says itself. */
  readonly version: string;
  readonly pipe: BrowserPipe;
  /** Ends it and all it has started. */
  end(): void;
}

export interface Start {
  readonly program: string;
  /** For its profile and what else it writes; the caller's to remove. */
  readonly folder: string;
  readonly env: Environment;
  readonly limits: Limits;
  /** Ends it also while it is still starting. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: BrowserEvent) => void;
}

/**
 * Starts a browser in its sandbox, or where the system has none to give, as in most
 * containers, without: what it shows is our own, without scripts, and reaches nothing.
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
  // In containers it is small, not there or not writable.
  "--disable-dev-shm-usage",
  "--disable-extensions",
  "--disable-gpu",
  // Nobody else's pages are shown and nothing is fetched: with fewer processes it starts sooner.
  "--disable-software-rasterizer",
  "--disable-site-isolation-trials",
  "--enable-features=NetworkServiceInProcess2",
  "--in-process-gpu",
  // Nobody types an address: the list below the bar for it would be drawn for a second of a processor's time.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
  "--disable-quic",
  "--disable-sync",
  "--hide-scrollbars",
  "--mute-audio",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  // Lines break where the font's own widths say, on every machine.
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
    pipe.end(new Error("it was ended"));
  };
  // Before its folder is removed.
  process.prependOnceListener("exit", end);
  signal.addEventListener("abort", end);
  child.once("error", (error) => pipe.end(new Error(error.message)));
  const ended = (): void => pipe.end(new Error(`it ended by itself${how(child)}${said()}`));
  child.once("close", ended);
  // What it has started may hold its output open.
  child.once("exit", () => setTimeout(ended, 200).unref());
  try {
    const about = await pipe.send("Browser.getVersion", {}, { timeoutMs: limits.launchMs });
    return { version: textOf(about, "product"), pipe, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** Its temporary files go with its folder, but for a path that is too long for the socket it makes there. */
function temporaryFiles(folder: string): Environment {
  if (process.platform !== "linux") return {};
  return { TMPDIR: folder.length <= longestFolder ? folder : "/tmp" };
}

/** A socket's path has 107 characters, of which Chrome's own names take 46. */
const longestFolder = 60;

function how({ exitCode, signalCode }: ChildProcess): string {
  if (process.platform === "linux" && !existsSync("/proc/self/exe")) return ", for /proc is not mounted here";
  if (signalCode) return ` (${signalCode})`;
  return exitCode ? ` (exit code ${exitCode})` : "";
}

/** The last thing it said that sounds like a reason, or else the last. */
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
    // It has ended already.
  }
}
