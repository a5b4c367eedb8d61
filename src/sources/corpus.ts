import { hash } from "node:crypto";
import type { Host } from "../host.ts";

/** A document as named by its source, with the checksum of the file its facts were taken from. */
export interface DocumentText {
  readonly file: string;
  readonly sha256?: string | undefined;
}

/** The documents' texts, if the user has them; they are not part of the project. */
export interface Corpus {
  readonly folder: string;
  /** The text of a document, decoded as UTF-8 without changes, or undefined if it is missing. */
  read(document: DocumentText): string | undefined;
  /** The sha256 of a document's bytes in hexadecimal, or undefined if it is missing. */
  sha256(document: DocumentText): string | undefined;
}

/**
 * Editors and version control may change line endings. If a document matches its checksum only with
 * different line endings, it is read with those.
 */
export function openCorpus(host: Host, folder: string): Corpus {
  const bytesOf = ({ file, sha256 }: DocumentText): Uint8Array | undefined => {
    const bytes = host.read(`${folder.replace(/\/$/, "")}/${file}`);
    if (!bytes || !sha256 || checksum(bytes) === sha256) return bytes;
    return otherLineEnds(bytes).find((form) => checksum(form) === sha256) ?? bytes;
  };
  return {
    folder,
    read: (document) => decode(bytesOf(document)),
    sha256: (document) => {
      const bytes = bytesOf(document);
      return bytes && checksum(bytes);
    },
  };
}

function otherLineEnds(bytes: Uint8Array): Uint8Array[] {
  const unix = Buffer.from(bytes).toString("latin1").replaceAll("\r\n", "\n");
  return [unix, unix.replaceAll("\n", "\r\n")].map((text) => Buffer.from(text, "latin1"));
}

function checksum(bytes: Uint8Array): string {
  return hash("sha256", bytes);
}

// Positions count UTF-16 units of the original file, so keep a byte order mark and normalise nothing.
function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
