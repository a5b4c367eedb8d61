import { eachStatement, type VisitStatement } from "../pdf/statements.ts";
import { isDict, isKind, type PdfValue } from "../pdf/value.ts";

/** The marked-content sequences of a page, by MCID. */
interface MarkedContent {
  /** Sequences that show text or a picture. The others are backgrounds, rules and bullets. */
  readonly withText: ReadonlySet<number>;
}

/** An operator with its operands. `text` is its source, including any operators skipped before it. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
  readonly text: string;
}

/** Splits a page's content after each operator, except for operators inside a text object or path. */
export function readOperations(content: string): Operation[] {
  const operations: Operation[] = [];
  const take: VisitStatement = (operator, operands, from, to) => {
    operations.push({ operator, operands, text: content.slice(from, to).trim() });
  };
  eachStatement(content, take, within);
  return operations;
}

// Matches seven of every eight operators that a browser writes: it positions and shows each glyph separately. None of
// them begins or ends an object, so they can be skipped as a run.
const within = /(?:(?:(?:[-+\d.]+ ){2,6}(?:Td|Tm|c|l)|\/\w+ [\d.]+ Tf|<[\dA-F]+> Tj|h)\n){1,500}/y;

export function readMarkedContent(operations: readonly Operation[]): MarkedContent {
  const withText = new Set<number>();
  const open: (number | undefined)[] = [];
  for (const operation of operations) {
    const { operator, operands } = operation;
    if (shows(operation)) for (const mcid of open) if (mcid !== undefined) withText.add(mcid);
    if (operator === "BDC" || operator === "BMC") open.push(mcidOf(operands));
    else if (operator === "EMC") open.pop();
  }
  return { withText };
}

const shown = new Set(["Tj", "TJ", "Do"]);

function shows({ operator, text }: Operation): boolean {
  return shown.has(operator) || text.includes("> Tj\n");
}

function mcidOf([, properties]: readonly PdfValue[]): number | undefined {
  const mcid = isDict(properties) ? properties.get("MCID") : undefined;
  return typeof mcid === "number" ? mcid : undefined;
}

/**
 * Marks everything that no element owns as an artifact (ISO 14289-1, 7.1), and tags each owned sequence with its
 * owner's type. A path is marked from its first point, because no other operator may come between building and
 * painting it.
 */
export function markArtifacts(operations: readonly Operation[], owners: ReadonlyMap<number, string>): string {
  const out: string[] = [];
  let depth = 0;
  let held: string[] | undefined;
  for (const operation of operations) {
    const { operator, text } = operation;
    if (held) {
      held.push(text);
      if (!endsObject(operator)) continue;
      out.push(...(operator === "n" ? held : ["/Artifact BMC", ...held, "EMC"]));
      held = undefined;
    } else if (operator === "BDC" || operator === "BMC") out.push(remark(operation, owners, depth++ > 0));
    else if (operator === "EMC") {
      depth--;
      out.push(text);
    } else if (depth === 0 && beginsObject(operator)) held = [text];
    else if (depth === 0 && (operator === "Do" || operator === "sh")) out.push("/Artifact BMC", text, "EMC");
    else out.push(text);
  }
  return `${out.join("\n")}\n`;
}

function remark({ operands, text }: Operation, owners: ReadonlyMap<number, string>, isInside: boolean): string {
  const mcid = mcidOf(operands);
  const [tag] = operands;
  const owner = mcid === undefined ? undefined : owners.get(mcid);
  if (owner !== undefined) return `/${owner} <</MCID ${mcid}>> BDC`;
  return mcid === undefined && (isInside || (isKind(tag, "name") && tag.name === "Artifact")) ? text : "/Artifact BMC";
}

function beginsObject(operator: string): boolean {
  return operator === "m" || operator === "re" || operator === "BT";
}

const paints = new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n", "ET"]);

function endsObject(operator: string): boolean {
  return paints.has(operator);
}
