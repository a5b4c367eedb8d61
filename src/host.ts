/**
 * The only door to the outside. Stages in the middle are pure; what they need of the
 * machine comes through here, so that a test can hand them a memory host.
 * Paths are relative to the project's folder with forward slashes, or absolute.
 */
export interface Host {
  /** The bytes of a file, or undefined where there is none. */
  read(path: string): Uint8Array | undefined;
  /** Names of the files below a folder, at any depth, relative to it and sorted; empty where there is none. */
  list(folder: string): string[];
  /** Writes all files beside their places first and only then renames them; creates folders. */
  write(files: ReadonlyMap<string, Uint8Array>): void;
  /** The absolute path of a file of an installed package ("@scope/name/file.ttf"), or undefined. */
  packageFile(specifier: string): string | undefined;
  now(): Date;
  /** One line of progress on stderr. */
  log(line: string): void;
}

/** The surroundings are wrong (exit 3): an unwritable folder, an unreadable font. */
export class HostError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.name = "HostError";
    this.hint = hint;
  }
}

/** What the system calls a failure ("ENOENT"), or the failure as text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

export function readText(host: Host, path: string): string | undefined {
  const bytes = host.read(path);
  return bytes && new TextDecoder("utf-8").decode(bytes);
}
