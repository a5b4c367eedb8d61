import type { Fonts } from "../type/fonts.ts";
import { schemeColour, schemeFill } from "./colour.ts";
import { emu, hundredths, type SlideContext } from "./context.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import type { Para, TextLook } from "./shape.ts";
import { latinXml, places } from "./typeface.ts";
import { element, text, type Xml } from "./xml.ts";

/** Paragraphs of a text body; what a placeholder already has is not said again. */
export function paragraphsXml(paragraphs: readonly Para[], context: SlideContext, inherited?: TextLook): Xml {
  if (paragraphs.length === 0) return element("a:p", {}, element("a:endParaRPr", { lang: context.lang }));
  return paragraphs.map((para, index) => paragraphXml(para, index === 0, context, inherited)).join("");
}

function paragraphXml(para: Para, isFirst: boolean, context: SlideContext, inherited?: TextLook): Xml {
  const runs = piecesOf(para.runs, context.sources).map((piece) => runXml(piece, para.look, context, inherited));
  return element("a:p", {}, paragraphProperties(para, isFirst, context, inherited), ...runs);
}

function paragraphProperties(para: Para, isFirst: boolean, context: SlideContext, inherited?: TextLook): Xml {
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

/**
 * In points, as the slide has it: parts of a font's own line come out differently in every program and with every
 * font.
 */
export function lineSpacing(look: TextLook): Xml {
  return element("a:lnSpc", {}, element("a:spcPts", { val: hundredths(look.leading) }));
}

function alignOf(align: Para["align"], dir: "ltr" | "rtl"): string | undefined {
  if (align === "center") return "ctr";
  if (dir === "rtl") return align === "end" ? "l" : "r";
  return align === "end" ? "r" : undefined;
}

function bulletXml({ bullet, bulletColour = "accent" }: Para): Xml[] {
  if (!bullet || bullet === "none") return [];
  const mark =
    bullet === "dash" ? element("a:buChar", { char: "–" }) : element("a:buAutoNum", { type: "arabicPeriod" });
  return [element("a:buClr", {}, schemeColour(bulletColour)), mark];
}

function runXml(piece: Piece, look: TextLook, context: SlideContext, inherited?: TextLook): Xml {
  const properties = runProperties("a:rPr", look, context, { piece, ...(inherited && { inherited }) });
  const content = element("a:t", {}, text(piece.text));
  return piece.field
    ? element("a:fld", { id: slideNumberField, type: piece.field }, properties, content)
    : element("a:r", {}, properties, content);
}

// Any identifier does; it has to be the same in every build.
const slideNumberField = "{5B1C2D0E-6F3A-4C57-9B8E-2A1D4E7F9C03}";

/** Size, weight, colour and font of a run, or of a level of a list style. */
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
      baseline: isCite ? 30000 : undefined,
    },
    !isCite && inherited && inherited.colour === look.colour ? "" : schemeFill(isCite ? citeColour(look) : look.colour),
    inherited?.family === look.family ? "" : fontXml(look.family, context.fonts),
    piece?.href === undefined ? "" : element("a:hlinkClick", { "r:id": context.relate("hyperlink", piece.href, true) }),
  );
}

function citeColour(look: TextLook): TextLook["colour"] {
  return look.colour === "paper" ? "paper" : "muted";
}

function fontXml(family: TextLook["family"], fonts: Fonts): Xml {
  const others = ["ea", "cs"].map((script) => element(`a:${script}`, { typeface: `+${places[family]}-${script}` }));
  return latinXml(family, fonts) + others.join("");
}
