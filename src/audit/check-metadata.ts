import type { Audit } from "./audit.ts";
import { parseXmp, type Xmp } from "./xmp.ts";

/** The XMP packet must be readable, have a title, name its standards, and agree with the Info dictionary. */
export function checkMetadata(audit: Audit): void {
  const { file, catalog, fault } = audit;
  const value = catalog.get("Metadata");
  const stream = file.stream(value);
  if (!stream) {
    fault("pdf-metadata", {}, "the catalog has no XMP packet");
    return;
  }
  // The packet must be readable without decompression (ISO 19005-2, 6.6.2.1).
  if (stream.dict.has("Filter")) fault("pdf-metadata", {}, "the XMP packet is compressed");
  const xmp = parseXmp(file.decoded(value) ?? new Uint8Array());
  if (typeof xmp === "string") {
    fault("pdf-metadata", {}, `the XMP packet cannot be read: ${xmp}`);
    return;
  }
  checkIdentifiers(xmp, audit);
  if (!xmp.of("dc", "title")) fault("pdf-title", {}, "the XMP packet has no dc:title");
  checkInfo(xmp, audit);
}

function checkIdentifiers(xmp: Xmp, { fault }: Audit): void {
  const wanted = [
    ["pdfuaid", "part", "1"],
    ["pdfaid", "part", "2"],
    ["pdfaid", "conformance", "A"],
  ] as const;
  for (const [namespace, name, text] of wanted) {
    const seen = xmp.of(namespace, name);
    if (seen === text) continue;
    fault("pdf-identifier", {}, `${namespace}:${name} is ${seen === undefined ? "missing" : `"${seen}"`}, not ${text}`);
  }
}

const pairs = [
  ["Title", "dc", "title"],
  ["Author", "dc", "creator"],
  ["Subject", "dc", "description"],
  ["Keywords", "pdf", "Keywords"],
  ["Creator", "xmp", "CreatorTool"],
  ["Producer", "pdf", "Producer"],
] as const;

const dates = [
  ["CreationDate", "CreateDate"],
  ["ModDate", "ModifyDate"],
] as const;

function checkInfo(xmp: Xmp, { file, fault }: Audit): void {
  const info = file.dict(file.trailer.get("Info"));
  if (!info) return;
  for (const [key, namespace, name] of pairs) {
    const [text, packet] = [file.text(info.get(key)), xmp.of(namespace, name)];
    if (text !== undefined && text !== packet) {
      fault("pdf-info-differs", {}, `${key} is "${text}" but ${namespace}:${name} is "${packet ?? ""}"`);
    }
  }
  for (const [key, name] of dates) {
    const [text, packet] = [file.text(info.get(key)), xmp.of("xmp", name)];
    if (text !== undefined && momentOf(text) !== momentOf(packet ?? "")) {
      fault("pdf-info-differs", {}, `${key} is "${text}" but xmp:${name} is "${packet ?? ""}"`);
    }
  }
}

/** Either date form, `D:20240928000000Z` or `2024-09-28T00:00:00Z`, as epoch milliseconds; -1 if it is neither. */
function momentOf(text: string): number {
  const form = /^(?:D:)?(\d{4})-?(\d\d)-?(\d\d)T?(\d\d):?(\d\d):?(\d\d)(?:Z|([+-]\d\d)[':]?(\d\d)'?)?$/;
  const [, year, month, day, hour, minute, second, zone, zoneMinutes] = form.exec(text) ?? [];
  if (year === undefined) return -1;
  const offset = zone === undefined ? "Z" : `${zone}:${zoneMinutes}`;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
}
