import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { auditPdf } from "../../../src/audit/audit-pdf.ts";
import { clauses } from "../../../src/audit/clauses.ts";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import type { Block, Composed } from "../../../src/document/block.ts";
import { type PdfValue, pdfName } from "../../../src/pdf/value.ts";
import { sheetChartWidths } from "../../../src/sheet/layout/grid.ts";
import { layoutSheet } from "../../../src/sheet/layout/layout.ts";
import { paintSheet } from "../../../src/sheet/paint/paint.ts";
import { ownOutputs } from "../../support/own-outputs.ts";
import { firstElement, firstPage } from "../../support/pdf-fault.ts";
import { seededFaults } from "../../support/pdf-faults.ts";
import { copyPdf, type EditablePdf, rewritePdf } from "../../support/pdf-rewrite.ts";
import { drawFixture, fixture, place, t } from "../../support/sheet-fixture.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const { theme, fonts } = loadProjectTheme();

const table: Block = {
  type: "table",
  place,
  align: ["start", "end"],
  header: [[t("Force")], [t("Trained")]],
  rows: [
    [[t("Iraqi forces")], [t("many")]],
    [[t("Peshmerga")], [t("some")]],
  ],
};

async function paint(document: Composed): Promise<Uint8Array> {
  const drawings = new Map(
    [...sheetChartWidths(document.blocks, theme, "a4")].map(([id, width]) => [id, drawFixture(id, width)]),
  );
  const fail = (problem: { message: string }): void => {
    throw new Error(problem.message);
  };
  const pages = layoutSheet(document, drawings, { theme, fonts, size: "a4" }, fail);
  return paintSheet(document, pages, { theme, fonts, date: new Date("2024-09-28T00:00:00Z") });
}

function audit(bytes: Uint8Array): Diagnostic[] {
  const found: Diagnostic[] = [];
  auditPdf(bytes, "sheet.pdf", (problem) => found.push(problem));
  return found;
}

function told(found: readonly Diagnostic[]): string[] {
  return found.map(({ code, message }) => `${code}: ${message}`);
}

/** The first font's map from codes to text. */
function mapOf(pdf: EditablePdf): PdfValue | undefined {
  const [font] = pdf.dict(pdf.dict(firstPage(pdf).get("Resources")).get("Font")).values();
  return pdf.dict(font).get("ToUnicode");
}

let good: Uint8Array;
beforeAll(async () => {
  good = await paint({ ...fixture, blocks: [...fixture.blocks, table] });
});

describe("auditPdf", () => {
  it("finds nothing in a sheet that uses every block", () => {
    expect(told(audit(good))).toEqual([]);
    expect(told(audit(copyPdf(good)))).toEqual([]);
  });

  it("finds nothing in the project's own sheets", () => {
    for (const [name, bytes] of ownOutputs("-fact-sheet.pdf")) expect([name, ...told(audit(bytes))]).toEqual([name]);
  });

  it.each(seededFaults)("catches $fault", ({ codes, edit }) => {
    const found = audit(rewritePdf(good, edit));
    expect([...new Set(found.map(({ code }) => code))].sort(), told(found).join("\n")).toEqual([...codes].sort());
    for (const { message, place: where } of found) {
      expect(where?.file).toBe("sheet.pdf");
      expect(message).toMatch(/\((ISO \d+-\d, .*|own rule)\)$/);
    }
  });

  it.each<[name: string, edit: (pdf: EditablePdf) => void]>([
    [
      "content named by a dictionary instead of a number",
      (pdf) => {
        const kids = pdf.array(firstElement(pdf, "P").get("K"));
        const mcid = kids.findIndex((kid) => typeof kid === "number");
        const named = new Map<string, PdfValue>([
          ["Type", pdfName("MCR")],
          ["MCID", kids[mcid] ?? null],
        ]);
        kids.splice(mcid, 1, named);
      },
    ],
    [
      "attributes of a class instead of the element's own",
      (pdf) => {
        const header = firstElement(pdf, "TH");
        const classes = new Map([["Head", header.get("A") ?? null]]);
        pdf.dict(pdf.catalog.get("StructTreeRoot")).set("ClassMap", classes);
        header.set("C", pdfName("Head")).delete("A");
      },
    ],
  ])("takes %s", (_, edit) => {
    expect(told(audit(rewritePdf(good, edit)))).toEqual([]);
  });

  it("names the first page that uses a bad font, once", () => {
    const bad = (pdf: EditablePdf): void => {
      const fonts = pdf.dicts().filter((one) => one.has("FontFile2"));
      for (const font of fonts) font.delete("FontFile2");
    };
    const pages = audit(rewritePdf(good, bad)).flatMap(({ code, message }) =>
      code === "pdf-font-embedded" ? [/^page \d/.exec(message)?.[0]] : [],
    );
    expect(new Set(pages)).toEqual(new Set(["page 1"]));
  });

  it("has a seeded fault for every code", () => {
    const caught = new Set(seededFaults.map(({ codes: [code] }) => code));
    expect(Object.keys(clauses).filter((code) => !caught.has(code as keyof typeof clauses))).toEqual([
      "pdf-unreadable",
    ]);
    expect(seededFaults.length).toBeGreaterThanOrEqual(25);
  });

  it("names the page and the object, and tells a hundred like faults in five", () => {
    const [untagged] = audit(
      rewritePdf(good, (pdf) => pdf.replace(pdf.pages[1]?.get("Contents"), /$/, "\n1 1 m 2 2 l S".repeat(100))),
    );
    expect(untagged?.message).toMatch(/^page 2: `S` paints content that is neither tagged nor an artifact/);
    const found = audit(
      rewritePdf(good, (pdf) => pdf.replace(pdf.pages[0]?.get("Contents"), /$/, "\n1 1 m 2 2 l S".repeat(100))),
    );
    expect(found).toHaveLength(5);
    expect(found[4]?.message).toContain("and 95 more of this kind");
  });

  it("says that a cut file cannot be read", () => {
    for (const part of [0, 10, good.length >> 1, good.length - 20]) {
      expect(audit(good.subarray(0, part)).map(({ code }) => code)).toEqual(["pdf-unreadable"]);
    }
  });

  it("never throws and always ends, whatever the bytes", () => {
    const change = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(change, (changes) => {
        const bytes = Uint8Array.from(good);
        for (const [at, byte] of changes) bytes[at] = byte;
        audit(bytes);
      }),
      { numRuns: 60 },
    );
  });

  it("always ends, whatever is written into a page, a font's map or the metadata", () => {
    const piece = fc.constantFrom("(", ")", "<", ">", "<<", "[", "]", "%", "/", "\\", "BI ", "&", "<!--", "-", "Tj ");
    fc.assert(
      fc.property(
        fc.nat(2),
        fc.double({ min: 0, max: 1, noNaN: true }),
        piece,
        fc.nat(9),
        (which, part, written, cut) => {
          const edit = (pdf: EditablePdf): void => {
            const stream = [firstPage(pdf).get("Contents"), mapOf(pdf), pdf.catalog.get("Metadata")][which];
            pdf.replace(stream, /[\s\S]*/, (text) => {
              const at = Math.floor(part * text.length);
              return `${text.slice(0, at)} ${written}${text.slice(at + cut)}`;
            });
          };
          audit(rewritePdf(good, edit));
        },
      ),
      { numRuns: 60 },
    );
  });
});
