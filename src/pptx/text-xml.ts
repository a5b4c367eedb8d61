import { addressProblem } from "../document/address.ts";
import { type Piece, piecesOf } from "../slides/layout/measure.ts";
import type { Para, TextLook } from "../slides/layout/shape.ts";
import type { Fonts } from "../type/fonts.ts";
import { schemeColour, schemeFill } from "./colour.ts";
import { emu, hundredths, type SlideContext } from "./context.ts";
import { latinXml, places } from "./typeface.ts";
import { element, text, type Xml } from "./xml.ts";

/** The paragraphs of a text body. Properties that match `inherited` are left out. */
export function paragraphsXml(paragraphs: readonly Para[], context: SlideContext, inherited?: TextLook): Xml {
  if (paragraphs.length === 0) return emptyParagraph(context);
  return paragraphs.map((para, index) => paragraphXml(para, { context, isFirst: index === 0, inherited })).join("");
}

export function emptyParagraph({ lang }: SlideContext): Xml {
  return element("a:p", {}, element("a:endParaRPr", { lang }));
}

interface ParagraphSetting {
  readonly context: SlideContext;
  readonly isFirst: boolean;
  /** The look inherited from the placeholder. */
  readonly inherited: TextLook | undefined;
}

function paragraphXml(para: Para, setting: ParagraphSetting): Xml {
  const { context, inherited } = setting;
  const pieces = piecesOf(para.runs, context);
  const runs = pieces.map((piece) =>
    pieceXml(piece, runProperties("a:rPr", para.look, context, { piece, ...(inherited && { inherited }) })),
  );
  return element("a:p", {}, paragraphProperties(para, setting), ...runs);
}

/** A run, a break or a field with its properties. */
export function pieceXml(piece: Piece, properties: Xml): Xml {
  if (piece.isBreak) return element("a:br", {}, properties);
  const content = element("a:t", {}, text(piece.text));
  return piece.field
    ? element("a:fld", { id: slideNumberField, type: piece.field }, properties, content)
    : element("a:r", {}, properties, content);
}

function paragraphProperties(para: Para, { context, isFirst, inherited }: ParagraphSetting): Xml {
  const { look, before = 0, bullet, inset = 0, hang = 0 } = para;
  const spacing = (name: string, pixels: number): Xml =>
    element(name, {}, element("a:spcPts", { val: hundredths(pixels) }));
  return element(
    "a:pPr",
    {
      marL: bullet ? emu(inset) : undefined,
      indent: bullet && bullet !== "none" ? emu(-hang) : undefined,
      algn: alignOf(para.align, context.dir),
      rtl: context.dir === "rtl" ? 1 : undefined,
    },
    look.leading === inherited?.leading ? "" : lineSpacing(look),
    isFirst || before === 0 ? "" : spacing("a:spcBef", before),
    ...bulletXml(para),
  );
}

/** Line spacing in points, because percentages of a font's line height vary between programs and fonts. */
export function lineSpacing(look: TextLook): Xml {
  return element("a:lnSpc", {}, element("a:spcPts", { val: hundredths(look.leading) }));
}

function alignOf(align: Para["align"], dir: "ltr" | "rtl"): string | undefined {
  if (align === "center") return "ctr";
  if (dir === "rtl") return align === "end" ? "l" : "r";
  return align === "end" ? "r" : undefined;
}

function bulletXml({ bullet, startAt, bulletColour = "accent" }: Para): Xml[] {
  if (!bullet || bullet === "none") return [];
  return [element("a:buClr", {}, schemeColour(bulletColour)), bulletMark(bullet, startAt)];
}

/** A dash, or automatic numbers. */
export function bulletMark(bullet: "dash" | "number", startAt?: number): Xml {
  return bullet === "dash"
    ? element("a:buChar", { char: "–" })
    : element("a:buAutoNum", { type: "arabicPeriod", startAt });
}

// An arbitrary id, fixed for reproducible builds.
const slideNumberField = "{5B1C2D0E-6F3A-4C57-9B8E-2A1D4E7F9C03}";

/** Size, weight, colour and font of a run or of a list style level. */
export function runProperties(
  name: "a:rPr" | "a:defRPr",
  look: TextLook,
  context: SlideContext,
  more: { readonly piece?: Piece; readonly inherited?: TextLook } = {},
): Xml {
  const { piece, inherited } = more;
  const size = hundredths(look.size * (piece?.scale ?? 1));
  const bold = look.weight >= 600 || piece?.strong === true;
  const wasBold = (inherited?.weight ?? 400) >= 600;
  const isCite = piece?.isCite === true;
  return element(
    name,
    {
      lang: name === "a:rPr" ? context.lang : undefined,
      sz: inherited && size === hundredths(inherited.size) ? undefined : size,
      b: bold === wasBold && (inherited || !bold) ? undefined : Number(bold),
      i: piece?.emphasis ? 1 : undefined,
      strike: piece?.struck ? "sngStrike" : undefined,
      baseline: isCite ? 30000 : undefined,
    },
    !isCite && inherited && inherited.colour === look.colour ? "" : schemeFill(isCite ? citeColour(look) : look.colour),
    inherited?.family === look.family ? "" : fontXml(look.family, context.fonts),
    linkXml(piece, context),
  );
}

/** Run properties that inherit everything from the placeholder except the author's emphasis and links. */
export function plainRunProperties(piece: Piece, context: SlideContext): Xml {
  const { strong, emphasis, struck } = piece;
  return element(
    "a:rPr",
    {
      lang: context.lang,
      b: strong ? 1 : undefined,
      i: emphasis ? 1 : undefined,
      strike: struck ? "sngStrike" : undefined,
    },
    linkXml(piece, context),
  );
}

// PowerPoint reports the file as corrupt if an address is not URL-encoded.
function linkXml(piece: Piece | undefined, { relate }: SlideContext): Xml {
  if (piece?.href === undefined || addressProblem(piece.href) !== undefined) return "";
  return element("a:hlinkClick", { "r:id": relate("hyperlink", new URL(piece.href).href, true) });
}

function citeColour(look: TextLook): TextLook["colour"] {
  return look.colour === "paper" ? "paper" : "muted";
}

function fontXml(family: TextLook["family"], fonts: Fonts): Xml {
  const others = ["ea", "cs"].map((script) => element(`a:${script}`, { typeface: `+${places[family]}-${script}` }));
  return latinXml(family, fonts) + others.join("");
}
