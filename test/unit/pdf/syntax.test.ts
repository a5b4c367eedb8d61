import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cursor, readToken } from "../../../src/pdf/syntax.ts";
import { PdfError, type PdfValue, pdfName, pdfRef } from "../../../src/pdf/value.ts";

function tokens(text: string, references = false): (PdfValue | string)[] {
  const cursor: Cursor = { text, at: 0, references };
  const found: (PdfValue | string)[] = [];
  for (let token = readToken(cursor); token !== undefined; token = readToken(cursor)) found.push(token);
  return found;
}

const string = (bytes: string): PdfValue => ({ kind: "string", bytes });

describe("readToken", () => {
  test.each<[text: string, ...found: (PdfValue | string)[]]>([
    ["1 -2.5 +3 .5 4.", 1, -2.5, 3, 0.5, 4],
    ["/Name /A#20B /", pdfName("Name"), pdfName("A B"), pdfName("")],
    ["(a(b)c) (\\(\\101\\n\\\r\nx) ()", string("a(b)c"), string("(A\nx"), string("")],
    ["<0041> <00 4> <>", string("\0A"), string("\0@"), string("")],
    ["[1 /A [<41>(b)]]", [1, pdfName("A"), [string("A"), string("b")]]],
    [
      "<</A 1/B<</C[true null]>>>>",
      new Map<string, PdfValue>([
        ["A", 1],
        ["B", new Map([["C", [true, null]]])],
      ]),
    ],
    ["BT %comment (\nET%\r\n\0 T*", "BT", "ET", "T*"],
    ["12 0 R", 12, 0, "R"],
    [", } 1", ",", "}", 1],
  ])("%j", (text, ...found) => {
    expect(tokens(text)).toEqual(found);
  });

  test("a reference is one value in a file", () => {
    expect(tokens("12 0 R [3 0 R 4 5] 6 0 Rx", true)).toEqual([pdfRef(12), [pdfRef(3), 4, 5], 6, 0, "Rx"]);
  });

  test.each(["(a", "(a\\", "<00", "[1 2", "[<00> 1", "<</A", "<</A 1", "<<1 2>>", "1-2", "[".repeat(200)])(
    "%j is told to be damaged",
    (text) => {
      expect(() => tokens(text)).toThrow(PdfError);
    },
  );

  test("it ends with little memory, however long a thing is", () => {
    for (const part of [" ", "\n ", "%\n", "1 ", "a"]) expect(tokens(part.repeat(3e6)).length).toBeLessThan(4e6);
    for (const part of ["[", "(", "<"]) expect(() => tokens(part + " ".repeat(3e6))).toThrow(PdfError);
  });

  test("an array of strings and numbers is read as one among other values", () => {
    const digits = fc.array(fc.constantFrom(..."0123456789abcdefABCDEF")).map((all) => `<${all.join("")}>`);
    const number = fc.oneof(fc.integer().map(String), fc.constantFrom("-.5", "+1", "2.", "0.25", "-12.5"));
    const space = fc.constantFrom(" ", "\n", "  ", " %\n");
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(digits, number), space)), (parts) => {
        const inner = parts.flat().join("");
        expect(tokens(`[${inner}]`)).toEqual([tokens(inner)]);
      }),
    );
  });
});
