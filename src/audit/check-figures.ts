import { attributeOf, type Element, type StructureTree } from "../pdf/structure.ts";
import { type Audit, whereIs } from "./audit.ts";

/** Figures and formulas must have a text alternative, and figures a bounding box on the page. */
export function checkFigures(audit: Audit): void {
  const { tree, fault } = audit;
  if (!tree) return;
  for (const element of tree.elements) {
    const text = spokenText(element, audit);
    if (element.role === "Formula" && text === "") {
      fault("pdf-formula-alt", whereIs(audit, element), "<Formula> has neither Alt nor ActualText");
    }
    if (element.role !== "Figure") continue;
    if (text === "") fault("pdf-alt-missing", whereIs(audit, element), "<Figure> has neither Alt nor ActualText");
    else if (isFileName(text))
      fault("pdf-alt-file-name", whereIs(audit, element), `Alt is a file name, "${text}", not a description`);
    checkBox(element, tree, audit);
  }
}

function spokenText({ dict }: Element, { file }: Audit): string {
  return (file.text(dict.get("Alt")) ?? file.text(dict.get("ActualText")) ?? "").trim();
}

function isFileName(text: string): boolean {
  return /^\S*\.(png|jpe?g|gif|svg|pdf|webp|avif|tiff?|bmp|eps|vl\.json|json|csv)$/i.test(text);
}

/** Points that a box may extend past the page edge, to allow for rounding. */
const tolerance = 1;

function checkBox(figure: Element, tree: StructureTree, audit: Audit): void {
  const { file, pages, fault } = audit;
  const where = whereIs(audit, figure);
  const complain = (message: string): void => fault("pdf-figure-box", where, message);
  const sides = file.array(attributeOf(file, tree, figure, "BBox")).map((side) => file.number(side));
  const [left, bottom, right, top] = sides;
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) {
    complain("<Figure> has no BBox with four numbers");
    return;
  }
  if (left >= right || bottom >= top) complain(`the BBox ${sides.join(" ")} is empty`);
  const page = pages.find(({ number }) => number === where.page);
  if (!page) return;
  const [x, y, x2, y2] = page.box;
  const isOutside = left < x - tolerance || bottom < y - tolerance || right > x2 + tolerance || top > y2 + tolerance;
  if (isOutside) complain(`the BBox ${sides.join(" ")} extends past the edge of the page`);
}
