import { namespaces } from "./namespaces.ts";
import { element, type Xml, xmlDocument } from "./xml.ts";
import { zipFiles } from "./zip.ts";

/** A relation from a part to another part or to an external address. */
export interface Relation {
  readonly id: string;
  /** The last segment of the relation type: "slideLayout". */
  readonly type: string;
  /** Path from the package root, or an external address. */
  readonly target: string;
  readonly isExternal?: boolean;
}

/** A part of an Office package (ECMA-376 part 2): its content, type and relations. */
export interface Part {
  /** From the package root, without a leading slash. */
  readonly path: string;
  /** Content type; undefined if the file extension determines it. */
  readonly type?: string;
  readonly content: Xml | Uint8Array;
  readonly relations?: readonly Relation[];
}

/** Common prefix of Office content types. */
export const officeFormat = "application/vnd.openxmlformats-officedocument";
export const presentationml = `${officeFormat}.presentationml`;
export const spreadsheetml = `${officeFormat}.spreadsheetml`;

const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Zips parts with one date for all files, so the same parts always give the same bytes. */
export function zipPackage(parts: readonly Part[], root: readonly Relation[], date: Date): Uint8Array {
  const files = new Map([["[Content_Types].xml", encode(contentTypes(parts))]]);
  files.set("_rels/.rels", encode(relationsXml("", root)));
  for (const { path, content, relations = [] } of parts) {
    files.set(path, typeof content === "string" ? encode(xmlDocument(content)) : content);
    if (relations.length > 0) files.set(relationsPath(path), encode(relationsXml(path, relations)));
  }
  return zipFiles(files, date);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function contentTypes(parts: readonly Part[]): string {
  const always = { rels: relationsType, xml: "application/xml" };
  const some = { xlsx: workbookType, png: "image/png", jpeg: "image/jpeg" };
  const used = [
    ...Object.entries(always),
    ...Object.entries(some).filter(([extension]) => parts.some(({ path }) => path.endsWith(`.${extension}`))),
  ];
  return xmlDocument(
    element(
      "Types",
      { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" },
      ...used.map(([Extension, ContentType]) => element("Default", { Extension, ContentType })),
      ...parts.flatMap(({ path, type }) =>
        type === undefined ? [] : [element("Override", { PartName: `/${path}`, ContentType: type })],
      ),
    ),
  );
}

const relationsType = "application/vnd.openxmlformats-package.relationships+xml";
const workbookType = `${spreadsheetml}.sheet`;

function relationsXml(from: string, relations: readonly Relation[]): string {
  return xmlDocument(
    element(
      "Relationships",
      { xmlns: packageRelations },
      ...relations.map(({ id, type, target, isExternal }) =>
        element("Relationship", {
          Id: id,
          Type: type === "metadata/core-properties" ? `${packageRelations}/${type}` : `${namespaces.r}/${type}`,
          Target: isExternal ? target : relativeTo(from, target),
          TargetMode: isExternal ? "External" : undefined,
        }),
      ),
    ),
  );
}

function relationsPath(path: string): string {
  const slash = path.lastIndexOf("/");
  return `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
}

function relativeTo(from: string, target: string): string {
  const folders = from.split("/").slice(0, -1);
  const pieces = target.split("/");
  let shared = 0;
  while (shared < folders.length && folders[shared] === pieces[shared]) shared++;
  return [...folders.slice(shared).map(() => ".."), ...pieces.slice(shared)].join("/");
}
