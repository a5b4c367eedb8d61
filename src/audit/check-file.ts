import { readNameTree } from "../pdf/trees.ts";
import { type PdfDict, type PdfValue, refOf } from "../pdf/value.ts";
import type { Audit } from "./audit.ts";
import { isLanguageTag } from "./language-tag.ts";

/** Checks the file structure and the entries of the catalog. */
export function checkFile(audit: Audit): void {
  checkFrame(audit);
  checkDeclarations(audit);
  checkLanguages(audit);
  checkOptionalContent(audit);
  checkEmbeddedFiles(audit);
  checkOutputIntent(audit);
}

function checkFrame({ file, fault }: Audit): void {
  const head = Buffer.from(file.bytes.subarray(0, 32)).toString("latin1");
  if (!/^%PDF-1\.[0-7][\r\n]+%[\x80-\xff]{4}/.test(head)) {
    fault(
      "pdf-file-structure",
      {},
      "the file does not start with a PDF version up to 1.7 and a comment with four bytes above 127",
    );
  }
  if (file.array(file.trailer.get("ID")).length !== 2) {
    fault("pdf-file-structure", {}, "the trailer's ID does not have two parts");
  }
}

function checkDeclarations({ file, catalog, fault }: Audit): void {
  const marks = file.dict(catalog.get("MarkInfo"));
  if (file.value(marks?.get("Marked")) !== true) fault("pdf-not-marked", {}, "MarkInfo does not set `Marked` to true");
  if (file.value(marks?.get("Suspects")) === true) fault("pdf-not-marked", {}, "MarkInfo sets `Suspects` to true");
  const viewer = file.dict(catalog.get("ViewerPreferences"));
  if (file.value(viewer?.get("DisplayDocTitle")) !== true) {
    fault("pdf-title-hidden", {}, "ViewerPreferences does not set `DisplayDocTitle` to true");
  }
}

function checkLanguages({ file, catalog, tree, fault }: Audit): void {
  const lang = file.text(catalog.get("Lang"));
  if (lang === undefined) fault("pdf-language", {}, "the catalog does not set a language (`Lang`)");
  else if (!isLanguageTag(lang))
    fault("pdf-language", {}, `the catalog's language "${lang}" is not a valid language tag`);
  for (const element of tree?.elements ?? []) {
    const part = file.text(element.dict.get("Lang"));
    if (part !== undefined && !isLanguageTag(part)) {
      fault(
        "pdf-language",
        { id: element.id },
        `the language "${part}" of <${element.type}> is not a valid language tag`,
      );
    }
  }
}

function checkOptionalContent({ file, catalog, fault }: Audit): void {
  const properties = file.dict(catalog.get("OCProperties"));
  if (!properties) return;
  const names = new Set<string>();
  for (const value of [properties.get("D"), ...file.array(properties.get("Configs"))]) {
    const configuration = file.dict(value);
    const name = file.text(configuration?.get("Name")) ?? "";
    if (name === "") fault("pdf-optional-content", { id: refOf(value) }, "a layer configuration has no name");
    else if (names.has(name))
      fault("pdf-optional-content", { id: refOf(value) }, `two layer configurations are named "${name}"`);
    names.add(name);
    if (configuration?.has("AS"))
      fault("pdf-optional-content", { id: refOf(value) }, "a layer configuration switches layers automatically (`AS`)");
  }
}

// PDF/A-2 allows only PDF/A attachments. PDF/UA requires both file names, F and UF.
function checkEmbeddedFiles({ file, catalog, fault }: Audit): void {
  const names = readNameTree(file, file.dict(catalog.get("Names"))?.get("EmbeddedFiles"));
  for (const value of names.values()) {
    const specification = file.dict(value);
    for (const key of ["F", "UF"]) {
      if (!file.text(specification?.get(key)))
        fault("pdf-embedded-file", { id: refOf(value) }, `an attached file has no \`${key}\``);
    }
    const stream = file.dict(file.dict(specification?.get("EF"))?.get("F"));
    if (file.name(stream?.get("Subtype")) !== "application/pdf") {
      fault("pdf-embedded-file", { id: refOf(value) }, "an attached file is not a PDF");
    }
  }
}

function checkOutputIntent({ file, catalog, pages, fault }: Audit): void {
  const intents = file.array(catalog.get("OutputIntents")).map((value) => file.dict(value));
  const own = intents.find((intent) => file.name(intent?.get("S")) === "GTS_PDFA1");
  const profile = file.dict(own?.get("DestOutputProfile"));
  if (!own) fault("pdf-output-intent", {}, "there is no output intent of type GTS_PDFA1");
  else if (!profile) fault("pdf-output-intent", {}, "the output intent has no colour profile");
  const components = file.number(profile?.get("N"));
  if (profile && components !== 3) {
    fault(
      "pdf-output-intent",
      { page: pages[0]?.number },
      `the colour profile has ${components} components, not the 3 of RGB`,
    );
  }
}

/** Action types that PDF/A forbids (ISO 19005-2, 6.5.1). */
const forbidden: ReadonlySet<string> = new Set(
  "Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript".split(" "),
);
const pageTurns: ReadonlySet<string> = new Set("NextPage PrevPage FirstPage LastPage".split(" "));

/** Checks the actions of the file, its pages and its annotations. */
export function checkActions(audit: Audit): void {
  const { file, catalog, pages, fault } = audit;
  const names = file.dict(catalog.get("Names"));
  if (names?.has("JavaScript")) fault("pdf-action", {}, "the file contains JavaScript");
  if (catalog.has("AA")) fault("pdf-action", {}, "the catalog has event actions (`AA`)");
  checkAction(audit, catalog.get("OpenAction"), {});
  for (const { number, dict, annotations } of pages) {
    if (dict.has("AA")) fault("pdf-action", { page: number }, "the page has event actions (`AA`)");
    for (const annotation of annotations) {
      const where = { page: number, id: annotation.id };
      if (annotation.dict.has("AA")) fault("pdf-action", where, "the annotation has event actions (`AA`)");
      checkAction(audit, annotation.dict.get("A"), where);
    }
  }
}

function checkAction(
  audit: Audit,
  value: PdfValue | undefined,
  where: { page?: number; id?: number | undefined },
): void {
  const { file, fault } = audit;
  const seen = new Set<PdfDict>();
  for (let action = file.dict(value); action && !seen.has(action); action = file.dict(action.get("Next"))) {
    seen.add(action);
    const kind = file.name(action.get("S")) ?? "";
    const isForbidden = forbidden.has(kind) || (kind === "Named" && !pageTurns.has(file.name(action.get("N")) ?? ""));
    if (isForbidden) fault("pdf-action", where, `an action of type ${kind} is not allowed`);
  }
}
