import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HostError } from "../host.ts";
import { escapeHtml } from "../html/escape.ts";
import type { Fonts } from "../type/fonts.ts";
import { unpackEmbedded } from "./embedded.ts";
import type { Environment, FoundBrowser } from "./find.ts";
import { makeOwnFolder, type OwnFolder } from "./own-folder.ts";
import { type BrowserEvent, fieldOf, textOf } from "./pipe.ts";
import { type Limits, type Start, startBrowser } from "./start.ts";

/** A document loaded in the browser, valid only inside the `work` callback of `show`. */
export interface ShownPage {
  /** Evaluates an expression; its value must be plain data. */
  evaluate(expression: string): Promise<unknown>;
  /** Prints a tagged PDF, with the page size set by the document's CSS. */
  print(): Promise<Uint8Array>;
}

const usual: Limits = { launchMs: 30_000, answerMs: 20_000, printMs: 60_000 };

/**
 * The single browser of a build. It starts with the first document, shows up to two at a time, and ends with `close`
 * or with the process. It has no network or file access: every request other than a `data:` URL is refused.
 */
export class BrowserProvider {
  readonly found: FoundBrowser;
  readonly #env: Environment;
  readonly #limits: Limits;
  readonly #closing = new AbortController();
  #running: Promise<Running> | undefined;
  /** Uses the page that the browser opens with. */
  readonly #first: Lane = {};
  readonly #idle: Lane[] = [this.#first];
  #hasSecond = false;
  readonly #queue: ((lane: Lane) => void)[] = [];

  constructor(found: FoundBrowser, env: Environment, limits: Limits = usual) {
    this.found = found;
    this.#env = env;
    this.#limits = limits;
  }

  /** Starts the browser in the background, ahead of the first document. The embedded browser needs `fonts` to start. */
  start(fonts?: Fonts): void {
    if (this.#running || (this.found.kind === "embedded" && !fonts)) return;
    this.#running = launch(this.found, fonts, this.#env, this.#limits, this.#closing.signal);
    this.#running
      .then(({ call }) => {
        this.#first.page ??= firstPage(call);
        return this.#first.page;
      })
      // `show` reports the failure.
      .catch(() => undefined);
  }

  /** Loads a document and returns the result of `work`. Throws a `HostError` if the browser fails. */
  async show<T>(html: string, fonts: Fonts, work: (page: ShownPage) => Promise<T>): Promise<T> {
    this.start(fonts);
    const lane = await this.#takeLane();
    try {
      return await this.#show(html, lane, work);
    } finally {
      const next = this.#queue.shift();
      if (next) next(lane);
      else this.#idle.push(lane);
    }
  }

  #takeLane(): Promise<Lane> | Lane {
    const idle = this.#idle.shift();
    if (idle) return idle;
    const waiting = new Promise<Lane>((resolve) => this.#queue.push(resolve));
    // Opening a window takes as long as a document, so a second one only pays once two documents are waiting.
    if (this.#queue.length === 2 && !this.#hasSecond) {
      this.#hasSecond = true;
      this.#queue.shift()?.({});
    }
    return waiting;
  }

  async #show<T>(html: string, lane: Lane, work: (page: ShownPage) => Promise<T>): Promise<T> {
    const running = await this.#running;
    if (!running) throw new Error("cannot show a page: the browser is closed");
    try {
      lane.page ??= openPage(running.call);
      return await work(showPage(running, await lane.page, html));
    } catch (error) {
      if (!(error instanceof BrowserFailure)) throw error;
      running.end();
      throw failed(this.found, error);
    }
  }

  /** The name and version that the browser reports. */
  async version(fonts: Fonts): Promise<string> {
    this.start(fonts);
    return (await this.#running)?.version ?? "";
  }

  /** Ends the browser, even while it is still starting. */
  async close(): Promise<void> {
    const running = this.#running;
    this.#closing.abort(new Error("it was closed"));
    this.#running = undefined;
    (await running?.catch(() => undefined))?.end();
  }
}

/** A failure of the browser itself, as opposed to a bug in our code that uses it. */
class BrowserFailure extends Error {}

/** One window, which shows one document at a time. */
interface Lane {
  page?: Promise<Page>;
}

interface Running {
  readonly version: string;
  readonly call: Call;
  readonly limits: Limits;
  end(): void;
}

interface Page {
  send(method: string, params?: object, timeoutMs?: number): Promise<unknown>;
  readonly frame: string;
}

async function launch(
  found: FoundBrowser,
  fonts: Fonts | undefined,
  env: Environment,
  limits: Limits,
  signal: AbortSignal,
): Promise<Running> {
  const folder = makeTemporary();
  try {
    const { kind, path, version = "" } = found;
    const embedded = kind === "embedded" ? await unpackEmbedded(path, version, env, signal) : undefined;
    const surroundings = embedded && {
      LD_LIBRARY_PATH: embedded.libraries,
      ...(fonts && { FONTCONFIG_FILE: writeFonts(fonts, folder.path) }),
    };
    const start = { program: embedded?.program ?? path, folder: folder.path, env: { ...env, ...surroundings } };
    return await openBrowser({ ...start, limits, signal }, folder.remove);
  } catch (error) {
    folder.remove();
    throw error instanceof HostError ? error : failed(found, error);
  }
}

function makeTemporary(): OwnFolder {
  try {
    return makeOwnFolder(tmpdir(), "briefs-browser-");
  } catch (error) {
    const reason = `cannot create a temporary folder for the browser: ${reasonOf(error)}`;
    throw new HostError(reason, "set TMPDIR to a writable folder");
  }
}

function failed({ kind, path, version }: FoundBrowser, error: unknown): HostError {
  const name = kind === "embedded" ? `the embedded browser (@sparticuz/chromium ${version})` : `the browser ${path}`;
  const reason = reasonOf(error);
  return new HostError(`${name} failed: ${reason}`, remedyFor(reason));
}

function remedyFor(reason: string): string {
  if (reason.startsWith("ENOSPC")) return "free some disk space, or set TMPDIR to a folder with more room";
  if (reason.includes("/proc is not mounted")) return "mount /proc, or leave out the deck's PDF with --only";
  return "choose another browser with --browser, or leave out the deck's PDF with --only";
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The embedded browser crashes when it prints on a system without fonts, so it gets ours. */
function writeFonts({ faces }: Fonts, folder: string): string {
  const [dir, cache, file] = [join(folder, "fonts"), join(folder, "font-cache"), join(folder, "fonts.conf")];
  mkdirSync(dir);
  for (const { name, bytes } of faces) writeFileSync(join(dir, `${name}.ttf`), bytes);
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${escapeHtml(dir)}</dir><cachedir>${escapeHtml(cache)}</cachedir></fontconfig>\n`,
  );
  return file;
}

type Call = (method: string, params: object, session?: string, timeoutMs?: number) => Promise<unknown>;

async function openBrowser(start: Omit<Start, "onEvent">, remove: () => void): Promise<Running> {
  const { limits } = start;
  const onEvent: { handle: (event: BrowserEvent) => void } = { handle: () => undefined };
  const { version, pipe, end } = await startBrowser({ ...start, onEvent: (event) => onEvent.handle(event) });
  const endAll = (): void => {
    end();
    remove();
  };
  const call: Call = async (method, params, session, timeoutMs = limits.answerMs) => {
    try {
      return await pipe.send(method, params, { timeoutMs, ...(session && { session }) });
    } catch (error) {
      throw new BrowserFailure(reasonOf(error));
    }
  };
  onEvent.handle = (event) => refuseRequests(event, call);
  return { version, call, limits, end: endAll };
}

// The browser opens with one empty page.
async function firstPage(call: Call): Promise<Page> {
  const targets = fieldOf(await call("Target.getTargets", { filter: [{ type: "page" }] }), "targetInfos");
  const [target] = Array.isArray(targets) ? targets : [];
  return target ? enterPage(textOf(target, "targetId"), call) : openPage(call);
}

// Every page gets its own window: a page in a background tab may never be painted.
async function openPage(call: Call): Promise<Page> {
  const target = textOf(await call("Target.createTarget", { url: "about:blank", newWindow: true }), "targetId");
  return enterPage(target, call);
}

async function enterPage(target: string, call: Call): Promise<Page> {
  const session = textOf(await call("Target.attachToTarget", { targetId: target, flatten: true }), "sessionId");
  const send = (method: string, params: object = {}, timeoutMs?: number): Promise<unknown> =>
    call(method, params, session, timeoutMs);
  const [tree] = await Promise.all([
    send("Page.getFrameTree"),
    send("Page.enable"),
    // Pauses every URL with a host, and every file URL. `data:` URLs have no slashes and are not paused.
    send("Fetch.enable", { patterns: [{ urlPattern: "*://*" }] }),
    send("Emulation.setDeviceMetricsOverride", { width: 1280, height: 720, deviceScaleFactor: 1, mobile: false }),
  ]);
  return { send, frame: textOf(tree, "frameTree", "frame", "id") };
}

function refuseRequests({ method, params, session }: BrowserEvent, call: Call): void {
  if (method !== "Fetch.requestPaused") return;
  const requestId = textOf(params, "requestId");
  const answer = call("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" }, session);
  answer.catch(() => undefined);
}

/** Requests are pipelined: the browser loads a document while we are still finishing the previous one. */
function showPage({ version, limits }: Running, { send, frame }: Page, html: string): ShownPage {
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    const fault = textOf(answer, "exceptionDetails", "exception", "description");
    if (fault !== "") throw new Error(`script error in the browser: ${fault}`);
    return fieldOf(fieldOf(answer, "result"), "value");
  };
  const loaded = Promise.all([send("Page.setDocumentContent", { frameId: frame, html }), evaluate(whenLoaded)]);
  loaded.catch(() => undefined);
  return {
    evaluate: async (expression) => {
      const [value] = await Promise.all([evaluate(`${whenLoaded}.then(() => (${expression}))`), loaded]);
      return value;
    },
    print: async () => {
      await loaded;
      const options = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true };
      const bytes = Buffer.from(textOf(await send("Page.printToPDF", options, limits.printMs), "data"), "base64");
      // Some browser versions ignore `generateTaggedPDF`.
      if (!bytes.includes("/StructTreeRoot")) throw new BrowserFailure(`${version} did not produce a tagged PDF`);
      return bytes;
    },
  };
}

const whenLoaded =
  "Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => undefined))]).then(() => true)";
