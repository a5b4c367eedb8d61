/**
 * All access to the machine. The stages are pure and use only this interface, so that tests can
 * pass an in-memory host. Paths are absolute, or relative to the project's folder with forward slashes.
 */
export interface Host {
  /** The bytes of a file, or undefined if it does not exist. */
  read(path: string): Uint8Array | undefined;
  /** Sorted paths of all files below a folder, relative to it; empty if the folder does not exist. */
  list(folder: string): string[];
  /** Writes all files under temporary names before renaming any of them; creates folders. */
  write(files: ReadonlyMap<string, Uint8Array>): void;
  /** The absolute path of a file in an installed package ("@scope/name/file.ttf"), or undefined. */
  packageFile(specifier: string): string | undefined;
  now(): Date;
  /** One line of progress on stderr. */
  log(line: string): void;
}

/** A problem with the machine (exit 3), like an unwritable folder or an unreadable font. */
export class HostError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.name = "HostError";
    this.hint = hint;
  }
}

/** The system's error code ("ENOENT"), or the error as text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

export function readText(host: Host, path: string): string | undefined {
  const bytes = host.read(path);
  return bytes && new TextDecoder("utf-8").decode(bytes);
}
