import type { Image, Link, Nodes, PhrasingContent } from "mdast";
import type { Code } from "../diagnostic/codes.ts";
import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { addressProblem } from "./address.ts";
import { isBlank, plainText, type Run, type Style } from "./block.ts";
import { findForeignForm } from "./dialects.ts";
import { type AuthorText, joinTexts } from "./law.ts";
import { type ComposedText, runsOfSlot, slotPattern, splitSlots } from "./slots.ts";

/** The input and collected output of reading a text. */
export interface Reading {
  readonly text: ComposedText;
  /** All author-typed text, to be checked by the law. */
  readonly authored: AuthorText[];
  readonly comments: Comment[];
  readonly report: Report;
}

/** A comment in a template; on a slide, a speaker note. Offsets are of the text between the comment marks. */
export interface Comment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A node with the offset of its tree (`base`), to find its place in the template. */
export interface Spot {
  readonly node: Nodes;
  readonly base: number;
}

export function offsetOf({ node, base }: Spot): number {
  return base + (node.position?.start.offset ?? 0);
}

export function placeOf(spot: Spot, reading: Reading): Place {
  return reading.text.placeAt(offsetOf(spot));
}

export function reportAt(spot: Spot, reading: Reading, code: Code, message: string, hint: string): void {
  reading.report(errorAt(placeOf(spot, reading), code, message, hint));
}

interface Piece {
  readonly text: string;
  readonly offset: number;
}

/** Reads the inline content of a heading, a paragraph or a table cell. */
export function readInline(nodes: readonly PhrasingContent[], base: number, reading: Reading): Run[] {
  const pieces: Piece[] = [];
  const runs = nodes.flatMap((node) => readNode({ node, base }, {}, pieces, reading));
  if (pieces.length > 0) reading.authored.push(joinTexts(pieces, reading.text));
  return runs;
}

type InlineSpot = Spot & { readonly node: PhrasingContent };

function readNode(spot: InlineSpot, style: Style, pieces: Piece[], reading: Reading): Run[] {
  const { node, base } = spot;
  const inside = (nodes: readonly PhrasingContent[], more: Style): Run[] =>
    nodes.flatMap((inner) => readNode({ node: inner, base }, { ...style, ...more }, pieces, reading));
  switch (node.type) {
    case "text":
      return readText(spot, node.value, style, pieces, reading);
    case "strong":
      return inside(node.children, { strong: true });
    case "emphasis":
      return inside(node.children, { emphasis: true });
    case "delete":
      return inside(node.children, { struck: true });
    case "link":
      return readLink({ node, base }, style, pieces, reading);
    case "break":
      pieces.push({ text: "\n", offset: offsetOf(spot) });
      return [{ type: "break" }];
    case "html":
      readHtml(spot, node.value, reading);
      return [];
    case "inlineCode":
      pieces.push({ text: node.value, offset: offsetOf(spot) + 1 });
      reportAt(spot, reading, "unsupported-markdown", "code is not supported here", "write it as text");
      return [];
    case "image":
      reportAt(
        spot,
        reading,
        "unsupported-markdown",
        `the picture \`${node.url}\` is inside a line of text`,
        "give it its own paragraph",
      );
      return [];
    case "imageReference":
    case "linkReference":
    case "footnoteReference":
      reportAt(
        spot,
        reading,
        "unsupported-markdown",
        `${nameOf(node)} is not supported here`,
        "write [text](https://…)",
      );
      return [];
  }
}

function readText(spot: Spot, value: string, style: Style, pieces: Piece[], reading: Reading): Run[] {
  const offset = offsetOf(spot);
  const { markdown, slots } = reading.text;
  const typed = markdown.slice(offset, spot.base + (spot.node.position?.end.offset ?? 0));
  const foreign = findForeignForm(typed);
  if (foreign) {
    const place = reading.text.placeAt(offset + foreign.offset);
    reading.report(errorAt(place, "unsupported-markdown", `${foreign.name} is not supported here`, foreign.hint));
  }
  pieces.push({ text: value, offset });
  const slotOffsets = [...typed.matchAll(slotPattern)].map(({ index }) => offset + index);
  return splitSlots(plainSpaces(value.replace(/\s*[\n\u2028]\s*/g, " ")), slots)
    .flatMap((part): readonly Run[] => {
      if (typeof part === "string") return [{ type: "text", text: part }];
      const place = reading.text.placeAt(slotOffsets.shift() ?? offset);
      return runsOfSlot(part, (diagnostic) => reading.report({ ...diagnostic, place }));
    })
    .map((run) => (run.type === "text" || run.type === "value" ? { ...run, ...style } : run));
}

/** Replaces typographic spaces that few fonts have with plain spaces. */
function plainSpaces(text: string): string {
  return text.replace(/[\u2000-\u2006\u2008\u205F\u3000]/g, " ").replace(/[\u2028\u2029]/g, " ");
}

/** Reads a link. An address printed as its own text counts as a name, because its digits are not figures. */
function readLink(spot: Spot & { readonly node: Link }, style: Style, pieces: Piece[], reading: Reading): Run[] {
  const { node, base } = spot;
  const href = fillSlots(node.url, reading);
  const problem = addressProblem(href);
  const own: Piece[] = [];
  const runs = node.children.flatMap((inner) => readNode({ node: inner, base }, style, own, reading));
  refuseTitle(spot, node.title, reading);
  if (problem)
    reportAt(spot, reading, "link-address", `the address \`${href}\` ${problem}`, "write https://… or mailto:…");
  const shown = plainText(runs);
  if (isBlank(runs)) reportAt(spot, reading, "link-empty", "the link has no text", "write [text](https://…)");
  if (shown === href || `mailto:${shown}` === href)
    return [{ type: "link", href, runs: [{ type: "value", role: "name", text: shown, facts: [] }] }];
  pieces.push(...own);
  return [{ type: "link", href, runs }];
}

// Nobody would see a link title on paper.
function refuseTitle(spot: Spot, title: string | null | undefined, reading: Reading): void {
  if (!title) return;
  const hint = "move it into the text";
  reportAt(spot, reading, "unsupported-markdown", `the title “${title}” after an address is not supported`, hint);
}

function fillSlots(url: string, { text: { slots } }: Reading): string {
  const parts = splitSlots(url, slots);
  if (parts.length === 1 && typeof parts[0] !== "string") return plainOf(parts[0]);
  return parts.map((part) => (typeof part === "string" ? part : encodeURIComponent(plainOf(part)))).join("");
}

function plainOf(part: ReturnType<typeof splitSlots>[number] | undefined): string {
  return typeof part === "object" && part.kind === "inline" ? plainText(part.runs) : "";
}

/** Collects a comment; reports any other HTML. */
export function readHtml(spot: Spot, value: string, reading: Reading): void {
  const comment = commentOf(value, offsetOf(spot));
  if (comment) reading.comments.push(comment);
  else
    reportAt(spot, reading, "raw-html", "HTML is not allowed in a template", "write Markdown, or a block like :::box");
}

/** The comment at an offset; undefined for any other HTML. */
export function commentOf(html: string, offset: number): Comment | undefined {
  if (!/^<!--[\s\S]*-->\s*$/.test(html)) return undefined;
  const [, open = "", text = ""] = /^(<!-+\s*)([\s\S]*?)\s*-+>\s*$/.exec(html) ?? [];
  const start = offset + open.length;
  return { text, start, end: start + text.length };
}

/** The picture of a paragraph that contains nothing else. */
export function soleImage(nodes: readonly PhrasingContent[]): Image | undefined {
  const shown = nodes.filter((node) => node.type !== "html" && !(node.type === "text" && node.value.trim() === ""));
  return shown.length === 1 && shown[0]?.type === "image" ? shown[0] : undefined;
}

/** Reads an image's description, which may contain slots. */
export function readAlt(spot: Spot & { readonly node: Image }, reading: Reading): Run[] {
  const alt = spot.node.alt ?? "";
  refuseTitle(spot, spot.node.title, reading);
  const offset = offsetOf(spot) + 2;
  if (alt !== "") reading.authored.push(joinTexts([{ text: alt, offset }], reading.text));
  const report: Report = (diagnostic) => reading.report({ ...diagnostic, place: reading.text.placeAt(offset) });
  return splitSlots(alt, reading.text.slots).flatMap((part) =>
    typeof part === "string" ? [{ type: "text" as const, text: part }] : runsOfSlot(part, report),
  );
}

/** The name an author would use for a node. */
export function nameOf(node: Nodes): string {
  if (node.type === "definition" && node.identifier.startsWith("^")) return "a footnote";
  return names[node.type] ?? node.type;
}

const names: Readonly<Record<string, string>> = {
  code: "a code block",
  inlineCode: "code",
  thematicBreak: "a rule",
  definition: "a link definition",
  linkReference: "a reference link",
  imageReference: "a reference picture",
  footnoteReference: "a footnote",
  footnoteDefinition: "a footnote",
  yaml: "front matter",
};
