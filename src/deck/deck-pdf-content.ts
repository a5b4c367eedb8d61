/** What the marked sequences of a page hold, by MCID. */
export interface MarkedContent {
  /** Sequences that show text or a picture; the others are grounds, rules and dots. */
  readonly withText: ReadonlySet<number>;
}

const statement =
  /\/[^\s()<>[\]{}/%]*|<<|>>|<[0-9a-fA-F\s]*>|\((?:\\[\s\S]|[^\\()])*\)|\[|\]|[-+.\d]+(?=[\s<>[\]()/]|$)|[^\s()<>[\]{}/%]+/g;

interface Statement {
  readonly operator: string;
  /** Operands and operator as they stand in the stream. */
  readonly text: string;
}

/** Cuts a content stream after each of its operators. The browser writes no inline pictures. */
function* statements(content: string): Generator<Statement> {
  let from = 0;
  for (const found of content.matchAll(statement)) {
    const [word] = found;
    if (!/^[A-Za-z'"]/.test(word) || word === "true" || word === "false" || word === "null") continue;
    const end = found.index + word.length;
    yield { operator: word, text: content.slice(from, end).trim() };
    from = end;
  }
}

export function readMarkedContent(content: string): MarkedContent {
  const withText = new Set<number>();
  const open: (number | undefined)[] = [];
  for (const { operator, text } of statements(content)) {
    if (operator === "BDC" || operator === "BMC") open.push(mcidOf(text));
    else if (operator === "EMC") open.pop();
    else if (operator === "Tj" || operator === "TJ" || operator === "Do") {
      for (const mcid of open) if (mcid !== undefined) withText.add(mcid);
    }
  }
  return { withText };
}

function mcidOf(text: string): number | undefined {
  const digits = /\/MCID (\d+)/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * Marks everything that no element owns as an artifact (ISO 14289-1, 7.1), and gives each
 * owned sequence the type of its owner. A path is marked from its first point on, for
 * nothing may stand between building and painting it.
 */
export function markArtifacts(content: string, owners: ReadonlyMap<number, string>): string {
  const out: string[] = [];
  let depth = 0;
  let held: string[] | undefined;
  for (const { operator, text } of statements(content)) {
    if (held) {
      held.push(text);
      if (!endsObject(operator)) continue;
      out.push(...(operator === "n" ? held : ["/Artifact BMC", ...held, "EMC"]));
      held = undefined;
    } else if (operator === "BDC" || operator === "BMC") out.push(remark(text, owners, depth++ > 0));
    else if (operator === "EMC") {
      depth--;
      out.push(text);
    } else if (depth === 0 && beginsObject(operator)) held = [text];
    else if (depth === 0 && (operator === "Do" || operator === "sh")) out.push("/Artifact BMC", text, "EMC");
    else out.push(text);
  }
  return `${out.join("\n")}\n`;
}

function remark(text: string, owners: ReadonlyMap<number, string>, isInside: boolean): string {
  const mcid = mcidOf(text);
  const owner = mcid === undefined ? undefined : owners.get(mcid);
  if (owner !== undefined) return `/${owner} <</MCID ${mcid}>> BDC`;
  return mcid === undefined && (isInside || text.startsWith("/Artifact")) ? text : "/Artifact BMC";
}

function beginsObject(operator: string): boolean {
  return operator === "m" || operator === "re" || operator === "BT";
}

const paints = new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n", "ET"]);

function endsObject(operator: string): boolean {
  return paints.has(operator);
}
