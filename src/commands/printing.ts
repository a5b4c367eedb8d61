import { BrowserProvider } from "../browser/browser.ts";
import { type FoundBrowser, findBrowser } from "../browser/find.ts";
import { HostError } from "../host.ts";
import { type Form, isPrinted } from "../make/forms.ts";
import type { Printer } from "../make/making.ts";
import { type Request, type Terminal, textOption } from "./command.ts";

/** What a build can make here, and what prints the part of it that needs a browser. */
interface Printable {
  readonly wanted: ReadonlySet<Form>;
  readonly printer?: Printer;
}

/**
 * Finds the browser that prints decks. Where there is none, a form that was asked for by name is an error (exit 3), and
 * one that was not is left out with a line that says so.
 */
export function choosePrinter(
  wishes: ReadonlyMap<Form, "named" | "possible">,
  request: Request,
  terminal: Terminal,
): Printable {
  const all = new Set(wishes.keys());
  const printed = [...all].filter(isPrinted);
  if (printed.length === 0) return { wanted: all };
  const isRequired = printed.some((form) => wishes.get(form) === "named");
  const found = findBrowser(textOption(request, "browser"), terminal.env);
  const leaveOut = tellOnce(terminal);
  if (found) {
    const browser = new BrowserProvider(found, terminal.env);
    // It takes as long to start as the project to be read.
    browser.start();
    return { wanted: all, printer: { browser, isRequired, leaveOut } };
  }
  if (isRequired) throw new HostError("no browser found; deck PDFs need one", remedy);
  leaveOut("there is no browser here (`briefs doctor` tells more)");
  return { wanted: new Set([...all].filter((form) => !isPrinted(form))) };
}

/** How to come by a browser. */
export const remedy =
  "install Chrome, Edge or Chromium, or name one with --browser or CHROME_PATH; on Linux x64 `npm install @sparticuz/chromium` brings one";

function tellOnce(terminal: Terminal): (reason: string) => void {
  let isTold = false;
  return (reason) => {
    if (!isTold) terminal.err(`left out the PDF of decks: ${reason}\n`);
    isTold = true;
  };
}

/** In words, for `doctor`. */
export function describeBrowser({ kind, path, version }: FoundBrowser): string {
  if (kind === "embedded") return `@sparticuz/chromium ${version ?? ""} of this project`;
  return kind === "named" ? `${path}, as named` : path;
}
