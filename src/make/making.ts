import type { Edition } from "../briefs/edition.ts";
import type { Brief } from "../briefs/spec.ts";
import type { BrowserProvider } from "../browser/browser.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import type { Furniture } from "../document/block.ts";
import type { PageSize } from "../sheet/layout/grid.ts";
import type { Cache } from "./cache.ts";
import type { Form, Outputs } from "./forms.ts";
import type { Project } from "./project.ts";

/** The inputs for building one face of a brief. */
export interface Making {
  readonly brief: Brief;
  readonly edition: Edition;
  readonly furniture: Furniture;
  readonly project: Project;
  readonly cache: Cache;
  readonly forms: ReadonlySet<Form>;
  /** Paper sizes for sheets. */
  readonly papers: readonly PageSize[];
  /** Prints decks; absent if nothing is to be printed. */
  readonly printer?: Printer;
  readonly report: Report;
}

export interface Printer {
  readonly browser: BrowserProvider;
  /** Whether the form was named: then a failing browser is an error, otherwise `leaveOut` gets the reason. */
  readonly isRequired: boolean;
  readonly leaveOut: (reason: string) => void;
}

/** A built face: its files, and the facts it prints. */
export interface Made {
  readonly outputs: Outputs;
  readonly facts: ReadonlySet<string>;
  /** Files that a browser is still printing. */
  readonly printed?: Promise<Outputs>;
}

export const nothing: Made = { outputs: [], facts: new Set() };
