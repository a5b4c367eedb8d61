import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openCorpus } from "../../../src/sources/corpus.ts";
import { locateSelector } from "../../../src/sources/selector.ts";
import { memoryHost } from "../../support/memory-host.ts";

const unix = "Harbour “League”\nbulletin\n\n42 member ports\rof Älvholm\n";
const windows = unix.replaceAll("\n", "\r\n");
const mixed = unix.replace("\n", "\r\n");

/** A document that had one text when its facts were taken from it, and has another one on this machine. */
function read(was: string | undefined, is: string | Uint8Array): { text: string | undefined; isSame: boolean } {
  const corpus = openCorpus(memoryHost({ "texts/a.txt": is }), "texts/");
  const document = { file: "a.txt", sha256: was === undefined ? undefined : hash("sha256", was) };
  return { text: corpus.read(document), isSame: corpus.sha256(document) === document.sha256 };
}

describe("a document that has its checksum with other ends of lines is read with those", () => {
  test.each([
    ["was made with LF and has CRLF", unix, windows],
    ["was made with LF and has both", unix, mixed],
    ["was made with CRLF and has LF", windows, unix],
    ["was made with CRLF and has both", windows, mixed],
    ["has the ends it was made with", windows, windows],
    ["has both, as it was made", mixed, mixed],
  ])("where it %s", (_, was, is) => {
    const { text, isSame } = read(was, is);
    expect([text, isSame]).toEqual([was, true]);
    const start = was.indexOf("42");
    const found = locateSelector(text ?? "", { start, end: start + 15, exact: "42 member ports" });
    expect(found).toEqual([{ start, end: start + 15, anchoring: "position" }]);
  });

  test("but not one whose words have changed", () => {
    const changed = windows.replace("42", "43");
    expect(read(unix, changed)).toEqual({ text: changed, isSame: false });
  });

  test("nor one with both that cannot be told from its text", () => {
    expect(read(mixed, unix)).toEqual({ text: unix, isSame: false });
  });

  test("and one without a checksum stands as it is", () => {
    expect(read(undefined, windows).text).toBe(windows);
  });
});

test("a byte order mark counts, and bytes that are not UTF-8 keep their checksum", () => {
  expect(read(undefined, `\ufeff${unix}`).text).toBe(`\ufeff${unix}`);
  const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");
  const corpus = openCorpus(memoryHost({ "texts/a.txt": latin("caf\u00e9\r\n") }), "texts");
  const sha256 = hash("sha256", latin("caf\u00e9\n"));
  expect(corpus.sha256({ file: "a.txt", sha256 })).toBe(sha256);
});

test("a document that is not there has neither text nor checksum", () => {
  const corpus = openCorpus(memoryHost(), "texts");
  expect([corpus.read({ file: "a.txt" }), corpus.sha256({ file: "a.txt", sha256: "0" })]).toEqual([
    undefined,
    undefined,
  ]);
});
