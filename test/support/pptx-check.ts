import { strFromU8, unzipSync } from "fflate";
import { parseXml, type XmlElement } from "../../src/audit/xml.ts";
import { childOrder, prefixes, single } from "./pptx-schema.ts";

/** An Office file, unpacked and read. */
export interface Package {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly xml: ReadonlyMap<string, XmlElement>;
  readonly problems: readonly string[];
}

/** Reads a package and holds it against what PowerPoint asks of one; it repairs files that fail any of this. */
export function checkPackage(bytes: Uint8Array): Package {
  const files = new Map(Object.entries(unzipSync(bytes)));
  const problems: string[] = checkZip(bytes);
  const xml = new Map<string, XmlElement>();
  for (const [path, content] of files) {
    if (!/\.(xml|rels)$/.test(path)) continue;
    const read = parseXml(strFromU8(content));
    if (typeof read === "string") problems.push(`${path}: ${read}`);
    else xml.set(path, read);
  }
  problems.push(...checkTypes(files, xml), ...checkRelations(files, xml));
  for (const [path, root] of xml) {
    problems.push(...checkOrder(root).map((problem) => `${path}: ${problem}`));
    problems.push(...checkIds(root).map((problem) => `${path}: ${problem}`));
  }
  problems.push(...checkPlaceholders(xml));
  for (const [path, content] of files) {
    if (path.endsWith(".xlsx")) problems.push(...checkPackage(content).problems.map((one) => `${path}: ${one}`));
    else if (/\/(work|tmp|home|Users)\/|file:\/\//.test(strFromU8(content))) problems.push(`${path}: a path`);
  }
  return { files, xml, problems };
}

export function nameOf(element: XmlElement): string {
  return `${prefixes[element.namespace] ?? "?"}:${element.name}`;
}

export function attribute(element: XmlElement, name: string, namespace = ""): string | undefined {
  const key = [...element.attributes.keys()].find((one) => one.trim() === `${namespace} ${name}`.trim());
  return key === undefined ? undefined : element.attributes.get(key);
}

/** An element and all that stands in it, in order. */
export function withDescendants(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(withDescendants)];
}

export function all(root: XmlElement | undefined, name: string): XmlElement[] {
  return root ? withDescendants(root).filter((element) => nameOf(element) === name) : [];
}

/** The paragraphs of text of an element, each as one string. */
export function paragraphs(root: XmlElement | undefined): string[] {
  return all(root, "a:p").map((one) =>
    all(one, "a:t")
      .map(({ text }) => text)
      .join(""),
  );
}

// Office wants deflated entries without folders; bytes that repeat want one date.
function checkZip(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const problems: string[] = [];
  const dates = new Set<number>();
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const name = strFromU8(bytes.subarray(at + 30, at + 30 + view.getUint16(at + 26, true)));
    if (view.getUint16(at + 8, true) !== 8) problems.push(`${name} is not deflated`);
    if (name.endsWith("/")) problems.push(`${name} is a folder`);
    dates.add(view.getUint32(at + 10, true));
    at += 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true) + view.getUint32(at + 18, true);
  }
  return dates.size === 1 ? problems : [...problems, "entries have several dates"];
}

function checkTypes(files: ReadonlyMap<string, Uint8Array>, xml: ReadonlyMap<string, XmlElement>): string[] {
  const types = xml.get("[Content_Types].xml");
  const named = (name: string, key: string): string[] =>
    types?.children.filter((one) => one.name === name).map((one) => attribute(one, key) ?? "") ?? [];
  const parts = named("Override", "PartName");
  const extensions = named("Default", "Extension");
  return [
    ...parts.filter((part) => !files.has(part.slice(1))).map((part) => `${part} is declared and not there`),
    ...parts.filter((part, index) => parts.indexOf(part) !== index).map((part) => `${part} is declared twice`),
    ...[...files.keys()]
      .filter((path) => path !== "[Content_Types].xml" && !parts.includes(`/${path}`))
      .filter((path) => path.endsWith(".xml") || !extensions.includes(path.replace(/^.*\./, "")))
      .map((path) => `${path} has no content type`),
  ];
}

const relationsOf = (path: string): string => path.replace(/([^/]+)$/, "_rels/$1.rels");

function checkRelations(files: ReadonlyMap<string, Uint8Array>, xml: ReadonlyMap<string, XmlElement>): string[] {
  const problems: string[] = [];
  const reached = new Set<string>(["[Content_Types].xml"]);
  const queue = [""];
  for (let part = queue.pop(); part !== undefined; part = queue.pop()) {
    const relations = part === "" ? "_rels/.rels" : relationsOf(part);
    const listed = xml.get(relations)?.children ?? [];
    if (files.has(relations)) reached.add(relations);
    const ids = listed.map((one) => attribute(one, "Id") ?? "");
    if (new Set(ids).size !== ids.length) problems.push(`${relations}: an id stands twice`);
    const used = usedIds(xml.get(part));
    problems.push(...used.filter((id) => !ids.includes(id)).map((id) => `${part}: ${id} is no relation`));
    for (const relation of listed) {
      const target = attribute(relation, "Target") ?? "";
      if (attribute(relation, "TargetMode") === "External") continue;
      const path = new URL(target, `file:///${part}`).pathname.slice(1);
      if (!files.has(path)) problems.push(`${relations}: ${target} is not there`);
      else if (!reached.has(path)) {
        reached.add(path);
        queue.push(path);
      }
    }
  }
  return [...problems, ...[...files.keys()].filter((path) => !reached.has(path)).map((path) => `${path} dangles`)];
}

const relationNames = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function usedIds(root: XmlElement | undefined): string[] {
  if (!root) return [];
  return withDescendants(root).flatMap((element) =>
    [...element.attributes].flatMap(([key, value]) => (key.startsWith(relationNames) ? [value] : [])),
  );
}

function checkOrder(root: XmlElement): string[] {
  return withDescendants(root).flatMap((element) => {
    const names = element.children.map(nameOf);
    const twice = names.filter((name, index) => single.has(name) && names.indexOf(name) !== index);
    const problems = twice.map((name) => `${nameOf(element)} has ${name} twice`);
    const order = childOrder[nameOf(element)]?.split(" ").map((names) => names.split("|"));
    if (!order) return problems;
    const places = names.map((name) => order.findIndex((one) => one.includes(name)));
    for (const [index, place] of places.entries()) {
      if (place < 0) problems.push(`${nameOf(element)} may not hold ${names[index]}`);
      else if (place < (places[index - 1] ?? 0)) problems.push(`${nameOf(element)}: ${names[index]} stands too late`);
    }
    return problems;
  });
}

function checkIds(root: XmlElement): string[] {
  const shapes = all(root, "p:cNvPr").map((one) => attribute(one, "id") ?? "");
  const numbered = ["p:sldMasterId", "p:sldLayoutId", "p:sldId"].flatMap((name) => all(root, name));
  const ids = numbered.map((one) => attribute(one, "id") ?? "");
  const twice = [...shapes.filter(isRepeated), ...ids.filter(isRepeated)];
  const unnamed = all(root, "p:cNvPr").filter((one) => attribute(one, "name") === undefined);
  return [...twice.map((id) => `the id ${id} stands twice`), ...unnamed.map(() => "a shape has no name")];
}

function isRepeated(value: string, index: number, list: readonly string[]): boolean {
  return list.indexOf(value) !== index;
}

/** Every place a slide fills has to be one of its layout's; its title is one of them. */
function checkPlaceholders(xml: ReadonlyMap<string, XmlElement>): string[] {
  return [...xml].flatMap(([path, root]) => {
    if (!/^ppt\/slides\/slide\d+\.xml$/.test(path)) return [];
    const relation = xml
      .get(relationsOf(path))
      ?.children.find((one) => /slideLayout/.test(attribute(one, "Type") ?? ""));
    const layout = xml.get(`ppt/slideLayouts/${(attribute(relation ?? root, "Target") ?? "").replace(/^.*\//, "")}`);
    const placeOf = (one: XmlElement): string => `${attribute(one, "type")} ${attribute(one, "idx") ?? 0}`;
    const offered = all(layout, "p:ph").map(placeOf);
    const filled = all(root, "p:ph").map(placeOf);
    const titles = filled.filter((place) => /^(ctrT|t)itle 0$/.test(place));
    return [
      ...filled.filter((place) => !offered.includes(place)).map((place) => `${path}: no place “${place}”`),
      ...filled.filter(isRepeated).map((place) => `${path}: the place “${place}” is filled twice`),
      ...(titles.length === 1 ? [] : [`${path}: ${titles.length} titles`]),
    ];
  });
}
