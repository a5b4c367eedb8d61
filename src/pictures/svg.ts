import { escapeXml } from "../diagnostic/xml.ts";
import type { Drawing, ImageOp, Op, PathCommand, PathOp, TextOp } from "./drawing.ts";
import { placeStored } from "./orientation.ts";

interface SvgOptions {
  /** Prefix of all ids, because a page can contain several charts. */
  readonly idPrefix: string;
  /** Alternative text; empty for decoration. */
  readonly label: string;
  readonly fontFamilies: { readonly sans: string; readonly serif: string };
}

/** A drawing as one self-contained SVG element. Text stays text and uses the fonts of the surrounding page. */
export function drawSvg(drawing: Drawing, options: SvgOptions): string {
  const { width, height } = drawing;
  const title = `${options.idPrefix}-title`;
  const isRead = options.label !== "";
  const role = isRead ? `role="img" aria-labelledby="${escapeText(title)}"` : 'aria-hidden="true"';
  const clips = { count: 0 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${role} ` +
      `width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}">`,
    ...(isRead ? [`<title id="${escapeText(title)}">${escapeText(options.label)}</title>`] : []),
    ...drawing.ops.flatMap((op) => drawOp(op, options, clips)),
    "</svg>",
  ].join("\n");
}

function drawOp(op: Op, options: SvgOptions, clips: { count: number }): string[] {
  switch (op.op) {
    case "path":
      return [drawPath(op)];
    case "text":
      return [drawText(op, options)];
    case "image":
      return [drawImage(op)];
    case "clip": {
      const id = escapeText(`${options.idPrefix}-clip-${++clips.count}`);
      const box = `x="${number(op.x)}" y="${number(op.y)}" width="${number(op.width)}" height="${number(op.height)}"`;
      return [`<clipPath id="${id}"><rect ${box}/></clipPath>`, `<g clip-path="url(#${id})">`];
    }
    case "end-clip":
      return ["</g>"];
  }
}

function drawPath({ commands, fill, stroke, rule }: PathOp): string {
  const paint = [
    `fill="${fill?.colour ?? "none"}"`,
    ...opacity("fill-opacity", fill?.opacity),
    ...(rule ? [`fill-rule="${rule}"`] : []),
    ...(stroke ? [`stroke="${stroke.colour}"`, `stroke-width="${number(stroke.width)}"`] : []),
    ...opacity("stroke-opacity", stroke?.opacity),
    ...(stroke?.dash ? [`stroke-dasharray="${stroke.dash.map(number).join(" ")}"`] : []),
    ...(stroke && stroke.cap !== "butt" ? [`stroke-linecap="${stroke.cap}"`] : []),
    ...(stroke && stroke.join !== "miter" ? [`stroke-linejoin="${stroke.join}"`] : []),
  ];
  return `<path d="${commands.map(drawCommand).join("")}" ${paint.join(" ")}/>`;
}

function drawImage({ x, y, width, height, type, data, orientation = 1 }: ImageOp): string {
  const stored = placeStored({ x, y, width, height }, orientation);
  const box =
    orientation === 1
      ? `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`
      : `transform="matrix(${stored.matrix.map(number).join(" ")})" width="${number(stored.width)}" height="${number(stored.height)}"`;
  return `<image ${box} href="data:${type};base64,${data}"/>`;
}

function drawCommand([name, ...numbers]: PathCommand): string {
  return name + numbers.map(number).join(" ");
}

function drawText(op: TextOp, { fontFamilies }: SvgOptions): string {
  const turn = op.angle === 0 ? "" : ` transform="rotate(${number(op.angle)} ${number(op.x)} ${number(op.y)})"`;
  const attributes = [
    `x="${number(op.x)}" y="${number(op.y)}"${turn}`,
    `font-family="${escapeText(fontFamilies[op.font.family])}" font-size="${number(op.font.size)}"`,
    ...(op.font.weight === 400 ? [] : [`font-weight="${op.font.weight}"`]),
    ...(op.font.italic ? ['font-style="italic"'] : []),
    `fill="${op.fill.colour}"`,
    ...opacity("fill-opacity", op.fill.opacity),
  ];
  return `<text ${attributes.join(" ")}>${escapeText(op.text)}</text>`;
}

function opacity(name: string, value: number | undefined): string[] {
  return value === undefined || value === 1 ? [] : [`${name}="${number(value)}"`];
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}

// A blank line in a label would end the HTML element if it is embedded in Markdown.
function escapeText(text: string): string {
  return escapeXml(text.replace(/\s+/g, " "));
}
