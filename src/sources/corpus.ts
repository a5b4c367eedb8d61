import { hash } from "node:crypto";
import type { Host } from "../host.ts";

/** A document as its source names it; the checksum is that of the file its facts were taken from. */
export interface DocumentText {
  readonly file: string;
  readonly sha256?: string | undefined;
}

/** The documents' texts, where a user has them; the project itself does not hold them. */
export interface Corpus {
  readonly folder: string;
  /** The text of a document, decoded as UTF-8 without changes, or undefined if it is missing. */
  read(document: DocumentText): string | undefined;
  /** The sha256 of a document's bytes in hexadecimal, or undefined where it is not there. */
  sha256(document: DocumentText): string | undefined;
}

/**
 * Editors and version control change the ends of lines without being asked: a document
 * that has its checksum with other ends of lines is read with those.
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

// Positions count UTF-16 units of the unchanged file: a byte order mark stays, nothing is normalised.
function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
