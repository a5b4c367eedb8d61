import { describe, expect, test } from "vitest";
import { openPdf, type PdfFile } from "../../../src/pdf/file.ts";

/** A file that is written piece by piece, and knows where each piece begins. */
class Writer {
  text = "%PDF-1.7\n";
  readonly at = new Map<number, number>();

  object(id: number, value: string): this {
    this.at.set(id, this.text.length);
    this.text += `${id} 0 obj\n${value}\nendobj\n`;
    return this;
  }

  /** A table of these objects, each free one by a negative number; gives its place. */
  table(ids: readonly number[], trailer: string): number {
    const start = this.text.length;
    const line = (id: number): string => {
      const at = id < 0 ? 0 : (this.at.get(id) ?? 0);
      return `${Math.abs(id)} 1\n${String(at).padStart(10, "0")} 00000 ${id < 0 ? "f" : "n"} \n`;
    };
    this.text += `xref\n${ids.map(line).join("")}trailer\n<</Size 9/Root 1 0 R${trailer}>>\n`;
    return start;
  }

  /** A cross-reference stream of rows of bytes; gives its place. */
  stream(id: number, dict: string, rows: readonly (readonly number[])[]): number {
    const start = this.text.length;
    const body = String.fromCharCode(...rows.flat());
    const head = `<</Type/XRef/Size 9/Root 1 0 R${dict}/Length ${body.length}>>`;
    return this.object(id, `${head}\nstream\n${body}\nendstream`) && start;
  }

  open(start: number): PdfFile {
    return openPdf(Buffer.from(`${this.text}startxref\n${start}\n%%EOF\n`, "latin1"));
  }
}

function two(value: number | undefined): number[] {
  return [(value ?? 0) >> 8, (value ?? 0) & 255];
}

describe("a file that was changed later", () => {
  test("holds the newest entry of each object, and the newest trailer", () => {
    const file = new Writer().object(1, "(old)").object(2, "(kept)").object(3, "(gone)");
    const first = file.table([1, 2, 3], "/Note(first)");
    const second = file.object(1, "(new)").table([1, -3], `/Prev ${first}/Note(second)`);
    const opened = file.open(second);
    expect([1, 2, 3].map((id) => opened.text(opened.object(id)))).toEqual(["new", "kept", undefined]);
    expect(opened.ids).toEqual([1, 2]);
    expect(opened.text(opened.trailer.get("Note"))).toBe("second");
  });

  test("that leads back to itself ends", () => {
    const file = new Writer().object(1, "(one)");
    const start = file.text.length;
    expect(file.table([1], `/Prev ${start}`)).toBe(start);
    expect(file.open(start).ids).toEqual([1]);
  });

  test("finds what only a stream beside the table names, which is newer than what came before", () => {
    const file = new Writer().object(1, "(old)").object(2, "(hidden)");
    const first = file.table([1], "");
    file.object(1, "(new)");
    const rows = [1, 2].map((id) => [1, ...two(file.at.get(id)), 0]);
    const beside = file.stream(5, "/W[1 2 1]/Index[1 2]", rows);
    const opened = file.open(file.table([], `/XRefStm ${beside}/Prev ${first}`));
    expect([1, 2].map((id) => opened.text(opened.object(id)))).toEqual(["new", "hidden"]);
  });
});

describe("a cross-reference stream", () => {
  test("may leave the type out, which is that of an object in the file", () => {
    const file = new Writer().object(1, "(one)").object(2, "(two)");
    const rows = [1, 2].map((id) => [...two(file.at.get(id)), 0]);
    const opened = file.open(file.stream(5, "/W[0 2 1]/Index[1 2]", rows));
    expect([1, 2].map((id) => opened.text(opened.object(id)))).toEqual(["one", "two"]);
  });

  test("names objects within others, and those that are free", () => {
    const file = new Writer().object(1, "(one)");
    const packed = "6 0 7 6 (six) (seven)";
    file.object(4, `<</Type/ObjStm/N 2/First 8/Length ${packed.length}>>\nstream\n${packed}\nendstream`);
    const rows = [
      [1, ...two(file.at.get(1)), 0],
      [0, 0, 0, 0],
      [1, ...two(file.at.get(4)), 0],
      [2, 0, 4, 0],
      [2, 0, 4, 1],
    ];
    const opened = file.open(file.stream(5, "/W[1 2 1]/Index[1 2 4 1 6 2]", rows));
    expect([1, 2, 6, 7].map((id) => opened.text(opened.object(id)))).toEqual(["one", undefined, "six", "seven"]);
    expect(opened.ids).toEqual([1, 4, 6, 7]);
  });
});

test.each([
  [
    "a table that ends in its middle",
    (file: Writer) => (file.text += "xref\n1 3\n0000000000 00000 n \ntrailer\n<<>>\n"),
  ],
  ["a table without a trailer", (file: Writer) => (file.text += "xref\n1 1\n0000000000 00000 n \n")],
  ["a stream without widths", (file: Writer) => file.stream(5, "/W[0 0 0]", [[1, 0, 0]])],
])("%s is said to be damaged", (_, damage) => {
  const file = new Writer().object(1, "(one)");
  const start = file.text.length;
  damage(file);
  expect(() => file.open(start)).toThrow(/damaged|no trailer|no field widths/);
});
