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

/** A document shown in the browser, for as long as the work on it takes. */
export interface ShownPage {
  /** The value of an expression, which must be plain data. */
  evaluate(expression: string): Promise<unknown>;
  /** A tagged PDF in the pages that the document's own styles ask for. */
  print(): Promise<Uint8Array>;
}

const usual: Limits = { launchMs: 30_000, answerMs: 20_000, printMs: 60_000 };

/**
 * The one browser of a build. It is started by the first document to be shown, shows up to two at a
 * time, and is ended by `close` or with the process. It reaches nothing outside: every request
 * but for data within the document is refused.
 */
export class BrowserProvider {
  readonly found: FoundBrowser;
  readonly #env: Environment;
  readonly #limits: Limits;
  readonly #closing = new AbortController();
  #running: Promise<Running> | undefined;
  /** It opens with the browser. */
  readonly #first: Lane = {};
  readonly #idle: Lane[] = [this.#first];
  #hasSecond = false;
  readonly #queue: ((lane: Lane) => void)[] = [];

  constructor(found: FoundBrowser, env: Environment, limits: Limits = usual) {
    this.found = found;
    this.#env = env;
    this.#limits = limits;
  }

  /** Begins to start it, so that it is there when the first document is. Only the embedded one needs the fonts. */
  start(fonts?: Fonts): void {
    if (this.#running || (this.found.kind === "embedded" && !fonts)) return;
    this.#running = launch(this.found, fonts, this.#env, this.#limits, this.#closing.signal);
    this.#running
      .then(({ call }) => {
        this.#first.page ??= firstPage(call);
        return this.#first.page;
      })
      // Whoever shows a document hears of what goes wrong.
      .catch(() => undefined);
  }

  /** Shows a document and gives what `work` makes of it. */
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
    // Another window takes as long as a document to be opened: it is worth it from the third one on.
    if (this.#queue.length === 2 && !this.#hasSecond) {
      this.#hasSecond = true;
      this.#queue.shift()?.({});
    }
    return waiting;
  }

  async #show<T>(html: string, lane: Lane, work: (page: ShownPage) => Promise<T>): Promise<T> {
    const running = await this.#running;
    if (!running) throw new Error("a closed browser was asked to show a page");
    try {
      lane.page ??= openPage(running.call);
      return await work(showPage(running, await lane.page, html));
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

  /** Ends it, also while it is still starting. */
  async close(): Promise<void> {
    const running = this.#running;
    this.#closing.abort(new Error("it was closed"));
    this.#running = undefined;
    (await running?.catch(() => undefined))?.end();
  }
}

/** A failure of the browser, as opposed to a bug in our code that uses a page. */
class BrowserFailure extends Error {}

/** Shows one document after the other. */
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
    const reason = `the browser needs a folder for temporary files: ${reasonOf(error)}`;
    throw new HostError(reason, "name one that can be written in TMPDIR");
  }
}

function failed({ kind, path, version }: FoundBrowser, error: unknown): HostError {
  const name = kind === "embedded" ? `the embedded browser (@sparticuz/chromium ${version})` : `the browser ${path}`;
  const reason = reasonOf(error);
  return new HostError(`${name} failed: ${reason}`, remedyFor(reason));
}

function remedyFor(reason: string): string {
  if (reason.startsWith("ENOSPC")) return "make room for its temporary files, or name another folder in TMPDIR";
  if (reason.includes("/proc is not mounted")) return "mount /proc, or leave the deck's PDF out with --only";
  return "try another one with --browser, or leave the deck's PDF out with --only";
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Without any font at hand the embedded browser ends when it prints. */
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

// It opens with an empty one.
async function firstPage(call: Call): Promise<Page> {
  const targets = fieldOf(await call("Target.getTargets", { filter: [{ type: "page" }] }), "targetInfos");
  const [target] = Array.isArray(targets) ? targets : [];
  return target ? enterPage(textOf(target, "targetId"), call) : openPage(call);
}

// Each in a window of its own: a page behind another one may wait for ever to be seen.
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
    // Data within the document is not asked about: an address with a host, or of a file, has two slashes.
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

/** All is asked at once: the browser loads a document and does what follows while the last one is finished here. */
function showPage({ version, limits }: Running, { send, frame }: Page, html: string): ShownPage {
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    const fault = textOf(answer, "exceptionDetails", "exception", "description");
    if (fault !== "") throw new Error(`in the browser: ${fault}`);
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
      // Some versions print without, whatever they are asked for.
      if (!bytes.includes("/StructTreeRoot")) throw new BrowserFailure(`${version} prints no tagged PDF`);
      return bytes;
    },
  };
}

const whenLoaded =
  "Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => undefined))]).then(() => true)";
