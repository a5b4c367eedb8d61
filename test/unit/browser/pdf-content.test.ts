import { expect, test } from "vitest";
import { readMarkedContent, readOperations } from "../../../src/browser/pdf-content.ts";

const glyphs = "1.5 0 Td\n<0014> Tj\n-2 .5 Td\n<001E> Tj\n";

test.each([
  ["one string", "BT\n<0014> Tj\nET\n"],
  ["glyph after glyph", `BT\n${glyphs}ET\n`],
  ["glyphs up to its end", glyphs],
  ["a literal string", "BT\n(text) Tj\nET\n"],
  ["an array of strings", "BT\n[<00> 3 <01>] TJ\nET\n"],
  ["a picture", "/X1 Do\n"],
])("a marked sequence that shows %s holds text, and the others do not", (_what, shown) => {
  const rule = "0 0 1 1 re\nf\n";
  const page = `/P <</MCID 0>> BDC\n${rule}EMC\n/P <</MCID 1>> BDC\n${shown}EMC\n/P <</MCID 2>> BDC\n${rule}EMC\n`;
  expect([...readMarkedContent(readOperations(page)).withText]).toEqual([1]);
});

test("text between two sequences belongs to neither", () => {
  const page = `/P <</MCID 0>> BDC\nEMC\n${glyphs}/P <</MCID 1>> BDC\nEMC\n`;
  expect(readMarkedContent(readOperations(page)).withText.size).toBe(0);
});

test("texts and paths are cut in few pieces, and nothing is lost", () => {
  const page = `BT\n/F4 44 Tf\n<0001> Tj\n${glyphs.repeat(1200)}ET\n0 0 m\n${"1 1 l\n1 2 3 4 5 6 c\nh\n".repeat(900)}f\n`;
  const operations = readOperations(page);
  expect(operations.length).toBeLessThan(30);
  expect(`${operations.map(({ text }) => text).join("\n")}\n`).toBe(page);
});
