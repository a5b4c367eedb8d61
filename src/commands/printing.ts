import { BrowserProvider } from "../browser/browser.ts";
import { type FoundBrowser, findBrowser } from "../browser/find.ts";
import type { PrintOrder } from "../browser/print-deck.ts";
import { HostError } from "../host.ts";
import { type Request, type Terminal, textOption } from "./command.ts";

/** What of a deck's PDF a build is to make: by name, where it can be, or not at all. */
export type PdfWish = "named" | "possible" | "no";

/**
 * Finds the browser that prints decks. Where there is none, a PDF that was asked for by
 * name is an error (exit 3), and one that was not is left out with a line that says so.
 */
export function choosePrinting(wish: PdfWish, request: Request, terminal: Terminal): PrintOrder | undefined {
  const handout = request.options.handout === true;
  if (wish === "no" && !handout) return undefined;
  const isRequired = wish === "named" || handout;
  const found = findBrowser(textOption(request, "browser"), terminal.env);
  const leaveOut = tellOnce(terminal);
  if (found) {
    const browser = new BrowserProvider(found, terminal.env);
    // It takes as long to start as the project to be read.
    browser.start();
    return { browser, pdf: wish !== "no", handout, isRequired, leaveOut };
  }
  if (isRequired) throw new HostError("there is no browser here, and only a browser prints a deck as PDF", remedy);
  leaveOut("there is no browser here (`briefs doctor` tells more)");
  return undefined;
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
