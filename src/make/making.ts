import type { Edition } from "../briefs/edition.ts";
import type { Brief } from "../briefs/spec.ts";
import type { BrowserProvider } from "../browser/browser.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import type { Furniture } from "../document/block.ts";
import type { PageSize } from "../sheet/layout/grid.ts";
import type { Cache } from "./cache.ts";
import type { Form, Outputs } from "./forms.ts";
import type { Project } from "./project.ts";

/** What one face of a brief is made with. */
export interface Making {
  readonly brief: Brief;
  readonly edition: Edition;
  readonly furniture: Furniture;
  readonly project: Project;
  readonly cache: Cache;
  readonly forms: ReadonlySet<Form>;
  /** The paper of sheets. */
  readonly papers: readonly PageSize[];
  /** What prints decks; absent where nothing is to be printed. */
  readonly printer?: Printer;
  readonly report: Report;
}

export interface Printer {
  readonly browser: BrowserProvider;
  /** Whether the form was named: then a failing browser is an error, otherwise `leaveOut` gets the reason. */
  readonly isRequired: boolean;
  readonly leaveOut: (reason: string) => void;
}

/** What a face made: its files, and the facts it prints. */
export interface Made {
  readonly outputs: Outputs;
  readonly facts: ReadonlySet<string>;
  /** What a browser is still working on. */
  readonly printed?: Promise<Outputs>;
}

export const nothing: Made = { outputs: [], facts: new Set() };
