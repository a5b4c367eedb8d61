import { createHash } from "node:crypto";
import type { Host } from "../host.ts";

/** The documents' texts, where a user has them; the project itself does not hold them. */
export interface Corpus {
  readonly folder: string;
  /** The text of a document, decoded as UTF-8 as it stands, or undefined where it is not there. */
  read(file: string): string | undefined;
  /** The sha256 of a document's bytes in hexadecimal, or undefined where it is not there. */
  sha256(file: string): string | undefined;
}

export function openCorpus(host: Host, folder: string): Corpus {
  const bytesOf = (file: string): Uint8Array | undefined => host.read(`${folder.replace(/\/$/, "")}/${file}`);
  return {
    folder,
    read: (file) => decode(bytesOf(file)),
    sha256: (file) => {
      const bytes = bytesOf(file);
      return bytes && createHash("sha256").update(bytes).digest("hex");
    },
  };
}

// Positions count the units of the file as it stands: a byte order mark stays, nothing is normalised.
function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
