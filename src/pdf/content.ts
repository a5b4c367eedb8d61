import type { PdfFile } from "./file.ts";
import type { FontTable, PdfFont } from "./font.ts";
import { createGraphics, type Graphics, type Show } from "./graphics.ts";
import { type ContentFault, createMarking, type Home, type Marking, type Sequence } from "./marking.ts";
import { matrixOf } from "./matrix.ts";
import { operators, paintOperators, pathOperators } from "./operators.ts";
import { eachStatement, runsOf } from "./statements.ts";
import { isKind, type PdfDict, type PdfValue, refOf } from "./value.ts";

/** A page's marked sequences in content order, and the text it shows. */
export interface PageContent {
  readonly sequences: readonly Sequence[];
  readonly shows: readonly Show[];
  /** The character codes shown in each font. */
  readonly codes: ReadonlyMap<PdfFont, ReadonlySet<number>>;
}

interface Reading {
  readonly file: PdfFile;
  readonly fonts: FontTable;
  readonly fault: ContentFault;
  readonly graphics: Graphics;
  readonly marking: Marking;
  readonly shows: Show[];
  /** Object numbers of the form XObjects being read, outermost first. */
  readonly forms: readonly number[];
}

/** Interprets the operators of a page and of the forms it draws. */
export function readContent(
  file: PdfFile,
  page: { readonly id: number; readonly dict: PdfDict; readonly resources: PdfDict | undefined },
  fonts: FontTable,
  fault: ContentFault,
): PageContent {
  const marking = createMarking(fault);
  const shows: Show[] = [];
  const graphics = createGraphics();
  const reading: Reading = { file, fonts, fault, graphics, marking, shows, forms: [] };
  const parents = file.number(page.dict.get("StructParents"));
  readOperators(contentOf(file, page.dict), page.resources, { id: page.id, parents }, reading);
  marking.end();
  return { sequences: marking.sequences, shows, codes: graphics.codes };
}

/** A page's content streams, joined into one (ISO 32000-1, 7.8.2); one character per byte. */
export function contentOf(file: PdfFile, page: PdfDict): string {
  const contents = file.value(page.get("Contents"));
  const streams = Array.isArray(contents) ? contents : [contents];
  return streams.map((stream) => decode(file, stream)).join("\n");
}

function decode(file: PdfFile, stream: PdfValue | undefined): string {
  const bytes = file.decoded(stream);
  return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1") : "";
}

function readOperators(text: string, resources: PdfDict | undefined, home: Home, reading: Reading): void {
  const visit = (operator: string, operands: readonly PdfValue[]): void =>
    readOperator(operator, operands, resources, home, reading);
  eachStatement(text, visit, quiet);
  for (const message of reading.graphics.openBrackets()) reading.fault("pdf-content-syntax", message);
}

// Path statements make up most of a page, and no check needs them.
const quiet = runsOf(pathOperators);

function readOperator(
  word: string,
  operands: readonly PdfValue[],
  resources: PdfDict | undefined,
  home: Home,
  reading: Reading,
): void {
  if (pathOperators.has(word)) return;
  const { file, graphics, marking } = reading;
  if (paintOperators.has(word)) marking.paint(word);
  if (word === "Do") drawObject(resourceOf("XObject", operands[0], resources, file), resources, home, reading);
  else if (word === "BMC" || word === "BDC") {
    const named =
      operands[1] === undefined
        ? undefined
        : (file.dict(operands[1]) ?? file.dict(resourceOf("Properties", operands[1], resources, file)));
    marking.begin(nameOf(operands[0]), file.number(named?.get("MCID")), home);
  } else if (word === "EMC") marking.close();
  else if (word === "Tf") graphics.setFont(fontNamed(operands[0], resources, reading), operands[1]);
  else if (operators.has(word)) showText(graphics.apply(word, operands), reading);
  else reading.fault("pdf-content-syntax", `\`${word.slice(0, 20)}\` is not an operator`);
}

function resourceOf(
  kind: string,
  name: PdfValue | undefined,
  resources: PdfDict | undefined,
  file: PdfFile,
): PdfValue | undefined {
  return isKind(name, "name") ? file.dict(resources?.get(kind))?.get(name.name) : undefined;
}

function fontNamed(name: PdfValue | undefined, resources: PdfDict | undefined, reading: Reading): PdfFont | undefined {
  const { file, fonts, fault } = reading;
  const font = fonts.of(resourceOf("Font", name, resources, file));
  if (!font) fault("pdf-content-syntax", `the page's resources do not include font \`${nameOf(name)}\``);
  return font;
}

function showText(result: Show | string | undefined, { shows, marking, fault }: Reading): void {
  if (typeof result === "string") fault("pdf-content-syntax", result);
  else if (result) {
    shows.push(result);
    marking.addText(result.text);
  }
}

function nameOf(value: PdfValue | undefined): string {
  return isKind(value, "name") ? value.name : "";
}

/** Reads a form's operators as part of the content that draws it (ISO 32000-1, 8.10.1). */
function drawObject(value: PdfValue | undefined, around: PdfDict | undefined, home: Home, reading: Reading): void {
  const { file, fault, graphics, forms } = reading;
  const id = refOf(value);
  const stream = file.stream(value);
  if (!stream || id === undefined) {
    fault("pdf-content-syntax", "`Do` draws an XObject that the page's resources do not include");
    return;
  }
  if (stream.dict.has("Ref")) fault("pdf-reference-xobject", `object ${id} embeds a page of another file`);
  // A form may be tagged on its inside; a picture can only be tagged around its `Do`.
  if (file.name(stream.dict.get("Subtype")) !== "Form") {
    reading.marking.paint("Do");
    return;
  }
  if (forms.includes(id)) {
    fault("pdf-content-syntax", `form ${id} draws itself`);
    return;
  }
  const parents = file.number(stream.dict.get("StructParents"));
  const inner: Home = parents === undefined ? home : { id, parents };
  const matrix = file.array(stream.dict.get("Matrix"));
  graphics.enterForm(matrix.length === 6 ? matrixOf(matrix) : undefined);
  const resources = file.dict(stream.dict.get("Resources")) ?? around;
  readOperators(decode(file, stream), resources, inner, { ...reading, forms: [...forms, id] });
  graphics.leaveForm();
}
