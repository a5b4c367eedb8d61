import { attributeOf, childElements, type Element, type StructureTree } from "../pdf/structure.ts";
import { type Audit, whereIs } from "./audit.ts";

/** Table rows must have equal widths, and header cells a scope. */
export function checkTables(audit: Audit): void {
  const { tree } = audit;
  if (!tree) return;
  for (const element of tree.elements) {
    if (element.role === "Table") checkGrid(element, tree, audit);
    if (element.role === "TH") checkScope(element, tree, audit);
  }
}

/** More columns than a page can show; stops a hostile span from filling memory. */
const widest = 1000;

function checkGrid(table: Element, tree: StructureTree, audit: Audit): void {
  const complain = (message: string): void => audit.fault("pdf-table-irregular", whereIs(audit, table), message);
  const rows = rowsOf(table);
  const taken = rows.map(() => new Set<number>());
  for (const [index, row] of rows.entries()) {
    let column = 0;
    for (const cell of childElements(row)) {
      while (taken[index]?.has(column)) column++;
      const span = (key: string): number => {
        const value = attributeOf(audit.file, tree, cell, key);
        return typeof value === "number" ? Math.min(Math.max(1, value), widest) : 1;
      };
      const [columns, height] = [span("ColSpan"), span("RowSpan")];
      if (index + height > rows.length) complain(`a cell in row ${index + 1} extends below the last row`);
      for (const below of taken.slice(index, index + height)) {
        for (let at = column; at < column + columns; at++) {
          if (below.has(at)) complain(`two cells in row ${index + 1} overlap`);
          below.add(at);
        }
      }
      column += columns;
    }
  }
  const widths = taken.map((columns) => columns.size);
  const odd = widths.findIndex((width) => width !== widths[0]);
  if (odd > 0) complain(`row ${odd + 1} has ${widths[odd]} columns, but row 1 has ${widths[0]}`);
}

function rowsOf(table: Element): Element[] {
  return childElements(table).flatMap((child) =>
    child.role === "TR" ? [child] : childElements(child).filter(({ role }) => role === "TR"),
  );
}

const scopes = ["Row", "Column", "Both"];

function checkScope(header: Element, tree: StructureTree, audit: Audit): void {
  const { file, fault } = audit;
  const where = whereIs(audit, header);
  const scope = file.name(attributeOf(file, tree, header, "Scope"));
  if (scope === undefined) {
    const isNamed = file.array(attributeOf(file, tree, header, "Headers")).length > 0;
    if (!isNamed) fault("pdf-header-scope", where, "<TH> has neither Scope nor Headers");
  } else if (!scopes.includes(scope)) fault("pdf-header-scope", where, `Scope is ${scope}, not Row, Column or Both`);
  else if (scope === "Row" && header.parent?.parent?.role === "THead") {
    fault("pdf-header-scope", where, "a <TH> in <THead> has Scope Row; it must be Column or Both");
  }
}
