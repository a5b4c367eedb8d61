import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { HostError } from "../host.ts";
import type { Fonts } from "../type/fonts.ts";
import { unpackEmbedded } from "./browser-embedded.ts";
import type { Environment, FoundBrowser } from "./browser-find.ts";
import { type BrowserEvent, type BrowserPipe, openPipe } from "./browser-pipe.ts";

/** A document shown in the browser, for as long as the work on it takes. */
export interface ShownPage {
  /** The value of an expression, which must be plain data. */
  evaluate(expression: string): Promise<unknown>;
  /** A tagged PDF in the pages that the document's own styles ask for. */
  print(): Promise<Uint8Array>;
}

/** How long the browser may take, in milliseconds; then it is ended. */
export interface Limits {
  readonly launchMs: number;
  readonly answerMs: number;
  readonly printMs: number;
}

const usual: Limits = { launchMs: 30_000, answerMs: 20_000, printMs: 60_000 };

/**
 * The one browser of a build. It is started by the first document to be shown, shows one
 * after the other, and is ended by `close` or with the process. It reaches nothing outside:
 * every request but for data within the document is refused.
 */
export class BrowserProvider {
  readonly found: FoundBrowser;
  readonly #env: Environment;
  readonly #limits: Limits;
  #running: Promise<Running> | undefined;
  /** The work that was asked for last; the next one waits for it. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(found: FoundBrowser, env: Environment, limits: Limits = usual) {
    this.found = found;
    this.#env = env;
    this.#limits = limits;
  }

  /** Begins to start it, so that it is there when the first document is. */
  start(fonts: Fonts): void {
    this.#running ??= launch(this.found, fonts, this.#env, this.#limits);
    // Whoever shows a document hears of it.
    this.#running.catch(() => undefined);
  }

  /** Shows a document and gives what `work` makes of it. */
  show<T>(html: string, fonts: Fonts, work: (page: ShownPage) => Promise<T>): Promise<T> {
    this.start(fonts);
    const turn = this.#turn.then(() => this.#show(html, work));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #show<T>(html: string, work: (page: ShownPage) => Promise<T>): Promise<T> {
    const running = await this.#running;
    if (!running) throw new Error("a closed browser was asked to show a page");
    try {
      return await work(await showPage(running, html));
    } catch (error) {
      if (!(error instanceof BrowserFailure)) throw error;
      running.end();
      throw failed(this.found, error);
    }
  }

  /** Its name and version, as it says itself. */
  async version(fonts: Fonts): Promise<string> {
    this.start(fonts);
    return (await this.#running)?.version ?? "";
  }

  async close(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    (await running?.catch(() => undefined))?.end();
  }
}

/** What the browser did wrong, told apart from faults of ours in the work on a page. */
class BrowserFailure extends Error {}

interface Running {
  readonly version: string;
  send(method: string, params?: object, timeoutMs?: number): Promise<unknown>;
  readonly frame: string;
  readonly limits: Limits;
  end(): void;
}

async function launch(found: FoundBrowser, fonts: Fonts, env: Environment, limits: Limits): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), "briefs-browser-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  try {
    const embedded = found.kind === "embedded" ? await unpackEmbedded(found.path, found.version ?? "", env) : undefined;
    const surroundings = embedded && {
      LD_LIBRARY_PATH: embedded.libraries,
      FONTCONFIG_FILE: writeFonts(fonts, folder),
    };
    return await startProgram(embedded?.program ?? found.path, folder, { ...env, ...surroundings }, limits, remove);
  } catch (error) {
    remove();
    throw error instanceof HostError ? error : failed(found, error);
  }
}

function failed(found: FoundBrowser, error: unknown): HostError {
  const reason = error instanceof Error ? error.message : String(error);
  const hint = "try another one with --browser, or leave the deck's PDF out with --only";
  return new HostError(`the browser ${found.path} failed: ${reason}`, hint);
}

/** Without any font at hand the embedded browser ends when it prints. */
function writeFonts({ faces }: Fonts, folder: string): string {
  const [dir, cache, file] = [join(folder, "fonts"), join(folder, "font-cache"), join(folder, "fonts.conf")];
  mkdirSync(dir);
  for (const { name, bytes } of faces) writeFileSync(join(dir, `${name}.ttf`), bytes);
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${dir}</dir><cachedir>${cache}</cachedir></fontconfig>\n`,
  );
  return file;
}

const quiet = [
  "--headless",
  "--remote-debugging-pipe",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--hide-scrollbars",
  "--mute-audio",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  // Lines break where the font's own widths say, on every machine.
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

async function startProgram(
  program: string,
  folder: string,
  env: Environment,
  limits: Limits,
  remove: () => void,
): Promise<Running> {
  // Its sandbox does not work for root; what it shows is our own, without scripts.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const child = spawn(program, [...quiet, ...asRoot, `--user-data-dir=${join(folder, "profile")}`, "about:blank"], {
    env: { ...env },
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const said = listen(child);
  let isEnded = false;
  const end = (): void => {
    if (isEnded) return;
    isEnded = true;
    process.removeListener("exit", end);
    kill(child);
    remove();
  };
  process.once("exit", end);
  const onEvent: { handle: (event: BrowserEvent) => void } = { handle: () => undefined };
  const pipe = openPipe(child.stdio[3] as Writable, child.stdio[4] as Readable, (event) => onEvent.handle(event));
  child.once("error", (error) => pipe.end(new Error(error.message)));
  const ended = (): void => pipe.end(new Error(`it ended by itself${said()}`));
  child.once("close", ended);
  // What it has started may hold its output open.
  child.once("exit", () => setTimeout(ended, 200).unref());
  try {
    const running = await openPage(pipe, limits, end);
    onEvent.handle = (event) => refuseRequests(event, running);
    return running;
  } catch (error) {
    end();
    throw error;
  }
}

/** The last thing it said that sounds like a reason. */
function listen(child: ChildProcess): () => string {
  let text = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    text = (text + chunk.toString("utf8")).slice(-4000);
  });
  return () => {
    const line = text
      .split("\n")
      .reverse()
      .find((candidate) => /error|fatal|cannot|sandbox/i.test(candidate));
    return line ? `: ${line.replace(/^\[.*?\]\s*/, "").slice(0, 200)}` : "";
  };
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

async function openPage(pipe: BrowserPipe, limits: Limits, end: () => void): Promise<Running> {
  const call = async (
    method: string,
    params: object,
    session?: string,
    timeoutMs = limits.answerMs,
  ): Promise<unknown> => {
    try {
      return await pipe.send(method, params, { timeoutMs, ...(session && { session }) });
    } catch (error) {
      throw new BrowserFailure(error instanceof Error ? error.message : String(error));
    }
  };
  const version = textOf(await call("Browser.getVersion", {}, undefined, limits.launchMs), "product");
  const target = textOf(await call("Target.createTarget", { url: "about:blank" }), "targetId");
  const session = textOf(await call("Target.attachToTarget", { targetId: target, flatten: true }), "sessionId");
  const send = (method: string, params: object = {}, timeoutMs = limits.answerMs): Promise<unknown> =>
    call(method, params, session, timeoutMs);
  const [tree] = await Promise.all([
    send("Page.getFrameTree"),
    send("Page.enable"),
    send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
    send("Emulation.setDeviceMetricsOverride", { width: 1280, height: 720, deviceScaleFactor: 1, mobile: false }),
  ]);
  return { version, send, frame: textOf(tree, "frameTree", "frame", "id"), limits, end };
}

function refuseRequests({ method, params }: BrowserEvent, { send }: Running): void {
  if (method !== "Fetch.requestPaused") return;
  const requestId = textOf(params, "requestId");
  const isOurs = textOf(params, "request", "url").startsWith("data:");
  const answer = isOurs
    ? send("Fetch.continueRequest", { requestId })
    : send("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" });
  answer.catch(() => undefined);
}

async function showPage({ send, frame, limits }: Running, html: string): Promise<ShownPage> {
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    const fault = textOf(answer, "exceptionDetails", "exception", "description");
    if (fault !== "") throw new Error(`in the browser: ${fault}`);
    return fieldOf(fieldOf(answer, "result"), "value");
  };
  await send("Page.setDocumentContent", { frameId: frame, html });
  await evaluate(whenLoaded);
  return {
    evaluate,
    print: async () => {
      const options = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true };
      return Buffer.from(textOf(await send("Page.printToPDF", options, limits.printMs), "data"), "base64");
    },
  };
}

const whenLoaded =
  "Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => undefined))]).then(() => true)";

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** A text within an answer; empty where it is not there. */
function textOf(value: unknown, ...path: readonly string[]): string {
  const found = path.reduce(fieldOf, value);
  return typeof found === "string" ? found : "";
}
