import fc from "fast-check";
import { expect, test } from "vitest";
import { openPdf } from "../../../src/pdf/file.ts";
import { addObject, objectsOf, type PdfObjects, setEntries } from "../../../src/pdf/objects.ts";
import { pdfText } from "../../../src/pdf/text.ts";
import { type PdfValue, pdfDict, pdfName, pdfRef } from "../../../src/pdf/value.ts";
import { writePdf } from "../../../src/pdf/write.ts";

function empty(): PdfObjects {
  const objects = new Map<number, PdfValue>([[7, pdfDict({ Type: pdfName("Catalog") })]]);
  return { objects, trailer: new Map([["Root", pdfRef(7)]]), next: 8 };
}

/** Any value that stands by itself; whole numbers before an `R` would make a reference. */
const value: fc.Arbitrary<PdfValue> = fc.letrec<{ value: PdfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.integer({ min: -99999, max: 99999 }).map((thousandths) => thousandths / 1000),
    bytes().map((name) => pdfName(name)),
    bytes().map((text): PdfValue => ({ kind: "string", bytes: text })),
    fc.array(tie("value")),
    fc.array(fc.tuple(bytes(), tie("value"))).map((entries): PdfValue => new Map(entries)),
  ),
})).value;

/** Text of one character a byte, with what has to be escaped. */
function bytes(): fc.Arbitrary<string> {
  const any = fc.string({ unit: fc.nat(255).map((code) => String.fromCharCode(code)) });
  return fc.oneof(any, fc.constantFrom("#41", "a b", "a/b", "\\", "(", ")", "\\101", "\r\n"));
}

test("what is written is read again as it was", () => {
  fc.assert(
    fc.property(value, fc.uint8Array(), (any, content) => {
      const file = empty();
      const stream = addObject(file, { kind: "stream", dict: pdfDict({ Any: any }), bytes: content });
      setEntries(file, file.trailer.get("Root"), pdfDict({ Any: addObject(file, any), Stream: stream }));
      const read = openPdf(writePdf(file));
      const root = read.dict(read.trailer.get("Root"));
      expect(read.value(root?.get("Any"))).toEqual(any);
      expect(read.value(read.dict(root?.get("Stream"))?.get("Any"))).toEqual(any);
      expect(Buffer.from(read.decoded(root?.get("Stream")) ?? []).equals(content)).toBe(true);
    }),
  );
});

test("objects are numbered as they are met, and what nobody refers to is left out", () => {
  const file = empty();
  addObject(file, "nobody's".length);
  setEntries(file, pdfRef(7), pdfDict({ Lang: addObject(file, pdfText("en")) }));
  const read = openPdf(writePdf(file));
  expect(read.ids).toEqual([1, 2]);
  expect(read.trailer.get("Root")).toEqual(pdfRef(1));
  expect(read.dict(pdfRef(1))?.get("Lang")).toEqual(pdfRef(2));
  expect(Buffer.compare(writePdf(objectsOf(read)), writePdf(file))).toBe(0);
});

test("entries are set beside the old ones, and only in what is an object", () => {
  const file = empty();
  setEntries(file, pdfRef(7), pdfDict({ Lang: pdfText("Ελληνικά"), Type: pdfName("Other") }));
  const read = openPdf(writePdf(file));
  const root = read.dict(read.trailer.get("Root"));
  expect([...(root?.keys() ?? [])]).toEqual(["Type", "Lang"]);
  expect([read.name(root?.get("Type")), read.text(root?.get("Lang"))]).toEqual(["Other", "Ελληνικά"]);
  expect(() => setEntries(file, pdfRef(9), new Map())).toThrow(/not a dictionary/);
});
