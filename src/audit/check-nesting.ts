import { childElements, type Element, standardTypes } from "../pdf/structure.ts";
import { type Audit, whereIs } from "./audit.ts";

/** Every element must map to a standard type and sit in a parent that allows it. */
export function checkNesting(audit: Audit): void {
  const { file, tree, fault } = audit;
  if (!tree) return;
  for (const key of file.dict(tree.dict.get("RoleMap"))?.keys() ?? []) {
    if (standardTypes.has(key)) fault("pdf-structure-type", {}, `the role map redefines the standard type ${key}`);
  }
  for (const element of tree.elements) {
    if (element.role === undefined) {
      fault(
        "pdf-structure-type",
        whereIs(audit, element),
        `<${element.type}> is not a standard type and does not map to one`,
      );
    }
    checkElement(element, audit);
  }
}

/** The parents each type needs, and below the children it may have (ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.3). */
const parents: Readonly<Record<string, readonly string[]>> = {
  TR: ["Table", "THead", "TBody", "TFoot"],
  THead: ["Table"],
  TBody: ["Table"],
  TFoot: ["Table"],
  TH: ["TR"],
  TD: ["TR"],
  LI: ["L"],
  LBody: ["LI"],
  TOCI: ["TOC"],
};

const children: Readonly<Record<string, readonly string[]>> = {
  Table: ["TR", "THead", "TBody", "TFoot", "Caption"],
  THead: ["TR"],
  TBody: ["TR"],
  TFoot: ["TR"],
  TR: ["TH", "TD"],
  L: ["L", "LI", "Caption"],
  LI: ["Lbl", "LBody"],
  TOC: ["TOC", "TOCI", "Caption"],
};

function checkElement(element: Element, audit: Audit): void {
  const role = element.role ?? "";
  const complain = (message: string): void => audit.fault("pdf-nesting", whereIs(audit, element), message);
  const wanted = parents[role];
  const parent = element.parent?.role ?? "nothing";
  if (wanted && !wanted.includes(parent))
    complain(`<${role}> is inside <${parent}>; it belongs in <${wanted.join("> or <")}>`);
  const kids = childElements(element).map((kid) => kid.role ?? kid.type);
  const allowed = children[role];
  if (!allowed) return;
  for (const kid of new Set(kids)) if (!allowed.includes(kid)) complain(`<${kid}> is not allowed inside <${role}>`);
  for (const single of ["THead", "TFoot", "Caption"]) {
    if (kids.filter((kid) => kid === single).length > 1) complain(`<${role}> has more than one <${single}>`);
  }
  if (kids.includes("TFoot") && !kids.includes("TBody")) complain(`<${role}> has a <TFoot> but no <TBody>`);
  const caption = kids.indexOf("Caption");
  const isInside = role === "Table" ? caption > 0 && caption < kids.length - 1 : caption > 0;
  if (isInside) complain(`the <Caption> of <${role}> is not at its ${role === "Table" ? "start or end" : "start"}`);
}
