import type { Code } from "../diagnostic/codes.ts";
import { isXmlProblem, readXml, type XmlTag } from "../diagnostic/xml.ts";
import { type Bounds, boundsOf } from "./bounds.ts";
import type { Drawing, PathOp } from "./drawing.ts";
import { type Matrix, multiply } from "./matrix.ts";
import { matrixOf, moveOutline, outlineOf, parseNumbers } from "./svg-shapes.ts";
import { declarations, initialStyle, paintOf, type SvgStyle, styleOf } from "./svg-style.ts";

/** A problem in a picture, with its offset in the file. */
export interface PictureProblem {
  readonly code: Extract<Code, "picture-unreadable" | "picture-unsafe" | "picture-unsupported">;
  readonly message: string;
  readonly offset: number;
  readonly hint: string;
}

type Tell = (problem: PictureProblem) => void;

const asPaths = "export it as plain SVG, with solid colours and all text converted to paths";
const withoutIt = "remove it; a picture may not run scripts or load other files";

/**
 * Reads a safe subset of SVG as a drawing: shapes and paths in solid colours, in groups with transforms. Scripts,
 * references to other files and unsupported features are reported; nothing is silently dropped. Returns undefined
 * after any report.
 */
export function readSvg(name: string, text: string, report: Tell): Drawing | undefined {
  let isSound = true;
  const tell: Tell = (problem) => {
    isSound = false;
    report(problem);
  };
  const root = readXml(text, "refused");
  if (isXmlProblem(root)) {
    const code = root.isUnsafe ? "picture-unsafe" : "picture-unreadable";
    tell({ code, message: root.message, offset: root.offset, hint: root.isUnsafe ? withoutIt : asPaths });
    return undefined;
  }
  const frame = frameOf(root);
  if (!frame) {
    const message =
      root.name === "svg"
        ? "it has neither a viewBox nor width and height"
        : `it begins with <${root.name}>, not <svg>`;
    tell({ code: "picture-unreadable", message, offset: root.offset, hint: asPaths });
    return undefined;
  }
  const ops: PathOp[] = [];
  checkTag(root, tell);
  const start = { matrix: [1, 0, 0, 1, -frame.x, -frame.y] as Matrix, style: styleOf(root, initialStyle) };
  for (const child of root.children) readTag(child, start, ops, tell);
  if (start.style.opacity < 1) checkOverlaps(root, ops, tell);
  const drawing = { name, width: frame.width, height: frame.height, ops };
  if (isSound) checkBounds(drawing, tell);
  return isSound ? drawing : undefined;
}

interface Around {
  readonly matrix: Matrix;
  readonly style: SvgStyle;
}

function frameOf({ name, attributes }: XmlTag): { x: number; y: number; width: number; height: number } | undefined {
  const box = attributes.get("viewBox");
  const sizes = ["width", "height"].map((side) => Number.parseFloat(attributes.get(side) ?? ""));
  const [x = 0, y = 0, width = 0, height = 0] = box === undefined ? [0, 0, ...sizes] : parseNumbers(box);
  return name === "svg" && [x, y].every(Number.isFinite) && width > 0 && height > 0
    ? { x, y, width, height }
    : undefined;
}

const shapes = new Set(["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]);
const silent = new Set(["title", "desc", "metadata"]);
const unsafe = new Set([
  "script",
  "foreignObject",
  "image",
  "use",
  "a",
  "iframe",
  "style",
  "set",
  "animate",
  "handler",
]);

function readTag(tag: XmlTag, { matrix, style }: Around, ops: PathOp[], tell: Tell): void {
  // SVG editors add their own metadata in elements with a namespace prefix.
  if (silent.has(tag.name) || tag.name.includes(":")) return;
  if (!checkTag(tag, tell)) return;
  if (tag.name === "defs" && tag.children.length === 0) return;
  if (tag.name !== "g" && !shapes.has(tag.name)) {
    tell({ code: "picture-unsupported", message: `<${tag.name}> is not supported`, offset: tag.offset, hint: asPaths });
    return;
  }
  const own = matrixOf(tag.attributes.get("transform") ?? "");
  if (!own) {
    const message = `the \`transform\` of <${tag.name}> cannot be read`;
    tell({ code: "picture-unsupported", message, offset: tag.offset, hint: asPaths });
    return;
  }
  const inner = { matrix: multiply(matrix, own), style: styleOf(tag, style) };
  const before = ops.length;
  if (tag.name === "g") for (const child of tag.children) readTag(child, inner, ops, tell);
  else if (!inner.style.isHidden) readShape(tag, inner, ops, tell);
  if (inner.style.opacity < style.opacity) checkOverlaps(tag, ops.slice(before), tell);
}

/**
 * Reports an element with opacity whose parts overlap. SVG blends the element as a whole, but a drawing blends each
 * part, which would look darker where parts overlap.
 */
function checkOverlaps(tag: XmlTag, ops: readonly PathOp[], tell: Tell): void {
  const hint = "give each shape its own fill-opacity, or keep the shapes apart";
  const isDouble = ops.some(({ fill, stroke }) => fill && stroke);
  const boxes = ops.map((op) => boundsOf([op]));
  const isOverlapping = boxes.some((box, index) => boxes.slice(0, index).some((other) => overlap(box, other)));
  if (!isDouble && !isOverlapping) return;
  const message = isOverlapping
    ? `<${tag.name}> has an opacity, but its shapes overlap`
    : `<${tag.name}> has an opacity with both a fill and a stroke`;
  tell({ code: "picture-unsupported", message, offset: tag.offset, hint });
}

function overlap(a: Bounds, b: Bounds): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function readShape(tag: XmlTag, { matrix, style }: Around, ops: PathOp[], tell: Tell): void {
  const outline = outlineOf(tag);
  const [a, b, c, d] = matrix;
  const paint = paintOf(style, Math.sqrt(Math.abs(a * d - b * c)));
  if (!outline || outline.some((command) => !command.slice(1).every(Number.isFinite))) {
    const message = `the numbers of <${tag.name}> cannot be read`;
    tell({ code: "picture-unreadable", message, offset: tag.offset, hint: asPaths });
  } else if (typeof paint === "string") {
    const message = `<${tag.name}> has the unsupported colour \`${paint}\``;
    tell({ code: "picture-unsupported", message, offset: tag.offset, hint: "use solid colours, written as #rrggbb" });
  } else if (outline.length > 0 && (paint.fill || paint.stroke))
    ops.push({ op: "path", commands: moveOutline(outline, matrix), ...paint });
}

/** Reports scripts, external references and unsupported features of an element. Returns whether it is clean. */
function checkTag({ name, attributes, offset }: XmlTag, tell: Tell): boolean {
  if (unsafe.has(name)) {
    tell({ code: "picture-unsafe", message: `it contains <${name}>`, offset, hint: withoutIt });
    return false;
  }
  for (const [attribute, value] of attributes) {
    if (/^on/i.test(attribute) || /(^|:)href$/i.test(attribute) || /javascript:|@import/i.test(value)) {
      const message = `<${name}> has the attribute \`${attribute}\``;
      tell({ code: "picture-unsafe", message, offset, hint: withoutIt });
      return false;
    }
    const asked = [[attribute, value] as const, ...declarations(attribute === "style" ? value : "")];
    const outside = asked.find(([, part]) => /url\(\s*["']?(?!#)/i.test(part));
    if (outside) {
      tell({ code: "picture-unsafe", message: `<${name}> loads \`${value}\``, offset, hint: withoutIt });
      return false;
    }
    const needed = asked.find(([key, part]) => needs.test(key) && part.trim() !== "none");
    if (!needed) continue;
    const message = `<${name}> uses \`${needed[0]}\`, which is not supported`;
    tell({ code: "picture-unsupported", message, offset, hint: asPaths });
    return false;
  }
  return true;
}

const needs = /^(clip-path|mask|filter|mix-blend-mode|class|marker(-\w+)?)$/;

// Browsers clip at the picture's edge; PDF and PowerPoint do not.
function checkBounds({ ops, width, height }: Drawing, tell: Tell): void {
  const { left, top, right, bottom } = boundsOf(ops);
  const slack = 0.01 * Math.max(width, height);
  const isInside = left >= -slack && top >= -slack && right <= width + slack && bottom <= height + slack;
  if (isInside && ops.length > 0) return;
  const message = ops.length === 0 ? "it is empty" : "it paints outside its viewBox";
  const hint = ops.length === 0 ? asPaths : "enlarge the viewBox to include everything in the picture";
  tell({ code: "picture-unsupported", message, offset: 0, hint });
}
