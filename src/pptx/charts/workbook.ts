import { namespaces } from "../namespaces.ts";
import { type Part, spreadsheetml, zipPackage } from "../package.ts";
import { element, text, type Xml } from "../xml.ts";
import type { NativeChart } from "./model.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The sheet name, as used in formulas. */
export const sheetName = "Data";

/** An ISO date as a spreadsheet serial number: days since 30 December 1899. */
export function serialDay(isoDay: string): number {
  return Math.round(Date.parse(`${isoDay}T00:00:00Z`) / 86_400_000) + 25569;
}

/** The workbook behind a chart. Columns: category or date, value, value as printed. */
export function chartWorkbook(chart: NativeChart, date: Date): Uint8Array {
  const parts: Part[] = [
    {
      path: "xl/workbook.xml",
      type: `${spreadsheetml}.sheet.main+xml`,
      content: element(
        "workbook",
        { xmlns: main, "xmlns:r": namespaces.r },
        element("sheets", {}, element("sheet", { name: sheetName, sheetId: 1, "r:id": "rId1" })),
      ),
      relations: [
        { id: "rId1", type: "worksheet", target: "xl/worksheets/sheet1.xml" },
        { id: "rId2", type: "styles", target: "xl/styles.xml" },
      ],
    },
    { path: "xl/worksheets/sheet1.xml", type: `${spreadsheetml}.worksheet+xml`, content: sheetXml(chart) },
    { path: "xl/styles.xml", type: `${spreadsheetml}.styles+xml`, content: stylesXml() },
  ];
  return zipPackage(parts, [{ id: "rId1", type: "officeDocument", target: "xl/workbook.xml" }], date);
}

function sheetXml(chart: NativeChart): Xml {
  const header = [textCell("A1", ""), textCell("B1", chart.series), textCell("C1", "")];
  const rows = chart.points.map(({ category, date, value, printed }, index) => {
    const row = index + 2;
    const first =
      chart.type === "line"
        ? element("c", { r: `A${row}`, s: 1 }, element("v", {}, String(serialDay(date))))
        : textCell(`A${row}`, category);
    const number = value === null ? "" : numberCell(`B${row}`, value);
    // Names above the bars are labels on zero-length bars.
    const none = chart.type === "bars" && chart.areNamesAbove ? numberCell(`D${row}`, 0) : "";
    return element("row", { r: row }, first, number, textCell(`C${row}`, printed), none);
  });
  return element(
    "worksheet",
    { xmlns: main },
    element("cols", {}, element("col", { min: 1, max: 3, width: 40, customWidth: 1 })),
    element("sheetData", {}, element("row", { r: 1 }, ...header), ...rows),
  );
}

function numberCell(reference: string, value: number): Xml {
  return element("c", { r: reference }, element("v", {}, String(value)));
}

function textCell(reference: string, value: string): Xml {
  if (value === "") return "";
  const content = element("t", {}, text(value));
  return element("c", { r: reference, t: "inlineStr" }, element("is", {}, content));
}

// Required to open the workbook. The second cell format is for dates.
function stylesXml(): Xml {
  const format = (numFmtId: number): Xml =>
    element("xf", {
      numFmtId,
      fontId: 0,
      fillId: 0,
      borderId: 0,
      xfId: 0,
      applyNumberFormat: numFmtId ? 1 : undefined,
    });
  return element(
    "styleSheet",
    { xmlns: main },
    element(
      "fonts",
      { count: 1 },
      element("font", {}, element("sz", { val: 11 }), element("name", { val: "Calibri" })),
    ),
    element(
      "fills",
      { count: 2 },
      ...["none", "gray125"].map((patternType) => element("fill", {}, element("patternFill", { patternType }))),
    ),
    element(
      "borders",
      { count: 1 },
      element("border", {}, ...["left", "right", "top", "bottom", "diagonal"].map((side) => element(side))),
    ),
    element("cellStyleXfs", { count: 1 }, element("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
    element("cellXfs", { count: 2 }, format(0), format(14)),
    element("cellStyles", { count: 1 }, element("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })),
  );
}
