import fc from "fast-check";
import { expect, test } from "vitest";
import { operators, pathOperators } from "../../../src/pdf/operators.ts";
import { eachStatement, runsOf } from "../../../src/pdf/statements.ts";
import type { PdfValue } from "../../../src/pdf/value.ts";
import { pdfName } from "../../../src/pdf/value.ts";

type Found = readonly [operator: string, ...operands: PdfValue[]];

function found(text: string, passed?: RegExp): Found[] {
  const all: Found[] = [];
  eachStatement(text, (operator, operands) => all.push([operator, ...operands]), passed);
  return all;
}

test("operators come with their operands, and with where both stand", () => {
  const text = "q 1 0 0 -1 .5 2 cm\n/F1 9 Tf [<0041> -3] TJ\n/P <</MCID 0>>BDC(a) Tj";
  const pieces: string[] = [];
  eachStatement(text, (_, __, from, to) => pieces.push(text.slice(from, to)));
  expect(pieces.join("")).toBe(text);
  expect(found(text)).toEqual([
    ["q"],
    ["cm", 1, 0, 0, -1, 0.5, 2],
    ["Tf", pdfName("F1"), 9],
    ["TJ", [{ kind: "string", bytes: "\0A" }, -3]],
    ["BDC", pdfName("P"), new Map([["MCID", 0]])],
    ["Tj", { kind: "string", bytes: "a" }],
  ]);
});

test("a picture among the operators is passed", () => {
  expect(found("BI /W 1 ID \x01 Q (EI x\nEI S").map(([operator]) => operator)).toEqual(["BI", "S"]);
});

const operand = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom("0.5", "-.5", "+3", "4.", "/Gs1", "/", "[1 2]", "[]", "(m l)", "<00>", "<</A 1>>", "%m\n"),
);
const space = fc.constantFrom(" ", "\n", "\r\n", "  ", "\t");
const statement = fc
  .tuple(fc.array(fc.tuple(operand, space)), fc.constantFrom(...operators, "mm", "Qm", "W**"), space)
  .filter(([, operator]) => operator !== "BI")
  .map((parts) => parts.flat(2).join(""));

test("what is passed is the statements of those operators and nothing else", () => {
  fc.assert(
    fc.property(fc.array(statement), (statements) => {
      const text = statements.join("");
      const isAsked = ([operator]: Found): boolean => !pathOperators.has(operator);
      expect(found(text, runsOf(pathOperators)).filter(isAsked)).toEqual(found(text).filter(isAsked));
    }),
  );
  expect(found("1 2 m 3 4 l /Gs1 gs\n0 0 1 scn BT", runsOf(pathOperators))).toEqual([["BT"]]);
});

test("it ends soon, however long a statement is", () => {
  const passed = runsOf(pathOperators);
  for (const part of ["1 ", "/a ", "1 2 m\n", "   ", "9"]) {
    expect(found(`${part.repeat(1e6)} zz`, passed).at(-1)?.[0]).toBe("zz");
  }
});
