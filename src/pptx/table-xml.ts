import { oneLine } from "../slides/layout/measure.ts";
import type { Para, TableShape } from "../slides/layout/shape.ts";
import { noFill, schemeFill } from "./colour.ts";
import { emu, type SlideContext } from "./context.ts";
import { frameXml } from "./frame-xml.ts";
import { paragraphsXml } from "./text-xml.ts";
import { element, type Xml } from "./xml.ts";

/** A native PowerPoint table with the theme's rules. */
export function tableXml(shape: TableShape, context: SlideContext): Xml {
  const rows = shape.rows.map((row, index) =>
    element(
      "a:tr",
      { h: emu(shape.rowHeights[index] ?? 0) },
      ...row.map((cell) => cellXml(cell, index === 0, context)),
    ),
  );
  const rtl = context.dir === "rtl" ? 1 : undefined;
  const firstCol = shape.hasRowHeads ? 1 : undefined;
  const table = element(
    "a:tbl",
    {},
    element("a:tblPr", { rtl, firstRow: 1, firstCol }),
    element("a:tblGrid", {}, ...shape.widths.map((width) => element("a:gridCol", { w: emu(width) }))),
    ...rows,
  );
  return element(
    "p:graphicFrame",
    {},
    element(
      "p:nvGraphicFramePr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: oneLine(shape.name) }),
      element("p:cNvGraphicFramePr", {}, element("a:graphicFrameLocks", { noGrp: 1 })),
      element("p:nvPr"),
    ),
    frameXml("p:xfrm", shape.frame, context),
    element(
      "a:graphic",
      {},
      element("a:graphicData", { uri: "http://schemas.openxmlformats.org/drawingml/2006/table" }, table),
    ),
  );
}

function cellXml(cell: Para, isHeader: boolean, context: SlideContext): Xml {
  const none = (name: string): Xml => element(name, { w: 0 }, noFill);
  const { table, rule } = context.theme.slide;
  const [marT, marB] = [emu(table.row), emu(table.row)];
  const [marL, marR] = context.dir === "rtl" ? [emu(table.column), 0] : [0, emu(table.column)];
  return element(
    "a:tc",
    {},
    element("a:txBody", {}, element("a:bodyPr"), element("a:lstStyle"), paragraphsXml([cell], context)),
    element(
      "a:tcPr",
      { marL, marR, marT, marB },
      none("a:lnL"),
      none("a:lnR"),
      none("a:lnT"),
      element("a:lnB", { w: emu(isHeader ? rule.thin : rule.hair) }, schemeFill(isHeader ? "ink" : "rule")),
      noFill,
    ),
  );
}
