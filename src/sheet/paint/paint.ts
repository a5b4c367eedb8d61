import type { Composed } from "../../document/block.ts";
import type { Fonts } from "../../type/fonts.ts";
import type { Look } from "../../type/look.ts";
import type { Theme } from "../../type/theme.ts";
import type { Mark, Page, StructureNode, TextMark } from "../layout/page.ts";
import { paintDrawing, setDash } from "./drawing.ts";
import { addMetadata } from "./metadata.ts";
import { createPdf, createWriter, type Outline, type PdfDocument, pdfString } from "./pdfkit.ts";
import { createTagger, type Tagger } from "./tags.ts";
import { showText } from "./text.ts";

/**
 * Paints laid-out pages as a tagged PDF (PDF/UA-1 and PDF/A-2a). All decisions were made in layout. The bytes depend
 * only on the arguments: dates come from `date`, and fonts are embedded as subsets.
 */
export async function paintSheet(
  document: Composed,
  pages: readonly Page[],
  { theme, fonts, date }: Look & { readonly date: Date },
): Promise<Uint8Array> {
  const faces = fonts.faces.filter((face) => isUsed(face.name, pages, fonts));
  const pdf = createPdf({ title: document.title, lang: document.lang, date, faces });
  const writer = createWriter(pdf);
  addMetadata(pdf, { lang: document.lang, date });
  const tagger = createTagger(pdf, pages);
  const bookmarks = createBookmarks(pdf, pages);
  for (const page of pages) {
    pdf.addPage({ size: [page.width, page.height], margin: 0 });
    paintGround(pdf, page, theme, tagger);
    for (const mark of page.marks) {
      tagger.mark(mark.owner, () => paintMark(pdf, mark, fonts));
      if (mark.mark === "text") {
        bookmarks(mark);
        linkText(pdf, mark, tagger);
      }
    }
    tagger.endPage();
    writer.endPage();
  }
  tagger.end();
  return writer.end();
}

function isUsed(name: string, pages: readonly Page[], fonts: Fonts): boolean {
  return pages.some((page) =>
    page.marks.some((mark) => {
      if (mark.mark === "text") return mark.face === name;
      if (mark.mark !== "drawing") return false;
      return mark.drawing.ops.some(
        (op) => op.op === "text" && fonts.face(op.font.family, op.font.weight, op.font.italic).name === name,
      );
    }),
  );
}

// White paper needs no background.
function paintGround(pdf: PdfDocument, page: Page, theme: Theme, tagger: Tagger): void {
  const { paper } = theme.colour;
  if (paper === "#ffffff") return;
  tagger.mark("layout", () => pdf.rect(0, 0, page.width, page.height).fillColor(paper, 1).fill());
}

function paintMark(pdf: PdfDocument, mark: Mark, fonts: Fonts): void {
  switch (mark.mark) {
    case "text":
      pdf.font(mark.face, mark.size).fillColor(mark.colour, 1);
      showText(pdf, mark.text, mark.x, mark.baseline, mark.features);
      if (mark.struck) strike(pdf, mark);
      return;
    case "rule":
      pdf.lineWidth(mark.width).lineCap("butt").strokeColor(mark.colour, 1);
      setDash(pdf, mark.dash);
      pdf.moveTo(mark.x, mark.y).lineTo(mark.x2, mark.y2).stroke();
      return;
    case "rect":
      pdf.rect(mark.x, mark.y, mark.width, mark.height).fillColor(mark.fill, 1).fill();
      return;
    case "dot":
      paintDot(pdf, mark);
      return;
    case "drawing":
      paintDrawing(pdf, mark.drawing, mark.x, mark.y, fonts);
  }
}

function strike(pdf: PdfDocument, { x, baseline, width, size, colour }: TextMark): void {
  const y = baseline - 0.28 * size;
  pdf
    .lineWidth(size / 16)
    .lineCap("butt")
    .strokeColor(colour, 1)
    .undash();
  pdf
    .moveTo(x, y)
    .lineTo(x + width, y)
    .stroke();
}

function paintDot(pdf: PdfDocument, { x, y, radius, fill, stroke }: Extract<Mark, { mark: "dot" }>): void {
  pdf.circle(x, y, radius);
  if (fill) pdf.fillColor(fill, 1);
  if (stroke) {
    pdf.lineWidth(stroke.width).lineCap("butt").strokeColor(stroke.colour, 1);
    setDash(pdf, stroke.dash);
  }
  if (fill && stroke) pdf.fillAndStroke();
  else if (stroke) pdf.stroke();
  else pdf.fill();
}

// ISO 14289-1, 7.18.5: a link needs a Link element and a description.
function linkText(pdf: PdfDocument, mark: TextMark, tagger: Tagger): void {
  const { x, baseline, width, size, link, anchor } = mark;
  const [top, height] = [baseline - size, size * 1.25];
  if (anchor !== undefined) pdf.addNamedDestination(anchor, "XYZ", 0, Math.max(0, top - size), null);
  if (!link || typeof mark.owner !== "number") return;
  const options = { structParent: tagger.linkElement(mark.owner), Contents: pdfString(link.label) };
  if ("href" in link.to) pdf.link(x, top, width, height, link.to.href, options);
  else pdf.goTo(x, top, width, height, link.to.anchor, options);
}

/** Returns a function that adds a heading's bookmark when its first text is painted, nested by heading level. */
function createBookmarks(pdf: PdfDocument, pages: readonly Page[]): (mark: TextMark) => void {
  const nodes = new Map(pages.flatMap((page) => page.nodes.map((node) => [node.id, node] as const)));
  const waiting = new Set([...nodes.values()].filter(({ bookmark }) => bookmark !== undefined));
  // The first text of a heading may be inside a link.
  const headingOf = (id: number | undefined): StructureNode | undefined => {
    const node = id === undefined ? undefined : nodes.get(id);
    return !node || node.bookmark !== undefined ? node : headingOf(node.parent);
  };
  const open: { rank: number; item: Outline }[] = [];
  return (mark) => {
    const node = typeof mark.owner === "number" ? headingOf(mark.owner) : undefined;
    if (!node || !waiting.delete(node)) return;
    const rank = Number(node.tag.slice(1));
    while ((open.at(-1)?.rank ?? 0) >= rank) open.pop();
    const parent = open.at(-1)?.item ?? pdf.outline;
    // pdfkit counts `left` from the right edge, so the page width means the left edge.
    const page = pages.find((candidate) => candidate.marks.includes(mark));
    const options = { top: Math.max(0, mark.baseline - 2 * mark.size), left: page?.width ?? 0, expanded: true };
    open.push({ rank, item: parent.addItem(node.bookmark ?? "", options) });
  };
}
