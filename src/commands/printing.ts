import { BrowserProvider } from "../browser/browser.ts";
import { type FoundBrowser, findBrowser } from "../browser/find.ts";
import { HostError } from "../host.ts";
import { type Form, isPrinted } from "../make/forms.ts";
import type { Printer } from "../make/making.ts";
import { type Request, type Terminal, textOption } from "./command.ts";

/** The forms that can be built on this machine, and the printer for those that need a browser. */
interface Printable {
  readonly wanted: ReadonlySet<Form>;
  readonly printer?: Printer;
}

/**
 * Finds the browser that prints decks. Without one, forms that were named explicitly are an error (exit 3); others are
 * skipped with a notice.
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
    // Start it now, in parallel with reading the project.
    browser.start();
    return { wanted: all, printer: { browser, isRequired, leaveOut } };
  }
  if (isRequired) throw new HostError("no browser found; deck PDFs need one", remedy);
  leaveOut("no browser found (`briefs doctor` tells more)");
  return { wanted: new Set([...all].filter((form) => !isPrinted(form))) };
}

/** The hint for a missing browser. */
export const remedy =
  "install Chrome, Edge or Chromium, or name one with --browser or CHROME_PATH; on Linux x64 you can also run `npm install @sparticuz/chromium`";

function tellOnce(terminal: Terminal): (reason: string) => void {
  let isTold = false;
  return (reason) => {
    if (!isTold) terminal.err(`skipped deck PDFs: ${reason}\n`);
    isTold = true;
  };
}

/** The browser in words, for `doctor`. */
export function describeBrowser({ kind, path, version }: FoundBrowser): string {
  if (kind === "embedded") return `@sparticuz/chromium ${version ?? ""} of this project`;
  return kind === "named" ? `${path}, as named` : path;
}
