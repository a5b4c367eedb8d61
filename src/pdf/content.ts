import type { PdfFile } from "./file.ts";
import type { FontTable, PdfFont } from "./font.ts";
import { createGraphics, type Graphics, type Show } from "./graphics.ts";
import { type ContentFault, createMarking, type Home, type Marking, type Sequence } from "./marking.ts";
import { matrixOf } from "./matrix.ts";
import { operators, paintOperators, pathOperators } from "./operators.ts";
import { eachStatement, runsOf } from "./statements.ts";
import { isKind, type PdfDict, type PdfValue, refOf } from "./value.ts";

/** What a page paints: its marked sequences in order, and the text it shows. */
export interface PageContent {
  readonly sequences: readonly Sequence[];
  readonly shows: readonly Show[];
  /** The codes that are shown with each font. */
  readonly codes: ReadonlyMap<PdfFont, ReadonlySet<number>>;
}

interface Reading {
  readonly file: PdfFile;
  readonly fonts: FontTable;
  readonly fault: ContentFault;
  readonly graphics: Graphics;
  readonly marking: Marking;
  readonly shows: Show[];
  /** The form XObjects around the place. */
  readonly forms: readonly number[];
}

/** Follows the operators of a page and of the forms it draws. */
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

/** The operators of a page, one character a byte; its streams are read as one (ISO 32000-1, 7.8.2). */
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

// Most statements of a page, and nothing is asked of them.
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
  else reading.fault("pdf-content-syntax", `\`${word.slice(0, 20)}\` is no operator`);
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
  if (!font) fault("pdf-content-syntax", `font \`${nameOf(name)}\` is not among the page's resources`);
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

/** A form's operators count as if they stood here (ISO 32000-1, 8.10.1). */
function drawObject(value: PdfValue | undefined, around: PdfDict | undefined, home: Home, reading: Reading): void {
  const { file, fault, graphics, forms } = reading;
  const id = refOf(value);
  const stream = file.stream(value);
  if (!stream || id === undefined) {
    fault("pdf-content-syntax", "a drawn XObject is not among the page's resources");
    return;
  }
  if (stream.dict.has("Ref")) fault("pdf-reference-xobject", `object ${id} shows a page of another file`);
  // What a form paints is tagged inside of it or around it; a picture has no inside.
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
