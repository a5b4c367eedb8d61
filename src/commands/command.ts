/** An option; the same table drives types, help and parsing. */
export interface Option {
  readonly type: "string" | "boolean";
  /** Placeholder for the value in the help: DIR, LIST. */
  readonly value?: string;
  readonly summary: string;
}

export interface CommandInfo {
  readonly summary: string;
  /** Arguments shown after the command's name: "[brief...]". */
  readonly arguments: string;
  /** The allowed number of positional arguments. */
  readonly positionals: readonly [least: number, most: number];
  readonly options: Readonly<Record<string, Option>>;
  readonly load: () => Promise<{ run: (request: Request, terminal: Terminal) => Promise<number> }>;
}

export interface Request {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

/** A command's environment and output streams. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isInteractive: boolean;
  /** Writes results to stdout. */
  readonly out: (text: string) => void;
  /** Writes progress and diagnostics to stderr. */
  readonly err: (text: string) => void;
  readonly colour: { readonly out: boolean; readonly err: boolean };
}

/** A usage error (exit 2), with a hint. */
export class RequestError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.name = "RequestError";
    this.hint = hint;
  }
}

export const exitCodes = { good: 0, findings: 1, request: 2, surroundings: 3, bug: 70, interrupted: 130 } as const;

/** The text of an option, or undefined if it was not given. */
export function textOption(request: Request, name: string): string | undefined {
  const value = request.options[name];
  return typeof value === "string" ? value : undefined;
}
