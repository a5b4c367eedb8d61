import { paintFill, schemeFill } from "../colour.ts";
import { hundredths, type SlideContext } from "../context.ts";
import { latinXml } from "../typeface.ts";
import { element, text, type Xml } from "../xml.ts";
import { value } from "./element.ts";
import type { ChartPoint, ChartText } from "./model.ts";

/** The data labels of a series: the printed text of each point instead of its number. */
export function labelsXml(points: readonly ChartPoint[], place: "outEnd" | "t", context: SlideContext): Xml {
  const labels = points.flatMap((point, idx) => {
    if (point.label.length === 0) return [];
    const paragraphs = point.label.map((line, index) =>
      labelParagraph(line, index > 0 ? "" : point.isBound ? arrow : gapOf(place), context),
    );
    const rich = element("c:rich", {}, element("a:bodyPr", { wrap: "none" }), element("a:lstStyle"), ...paragraphs);
    return [
      element(
        "c:dLbl",
        {},
        value("idx", idx),
        element("c:tx", {}, rich),
        value("dLblPos", place),
        ...shown({ value: true }),
      ),
    ];
  });
  return element("c:dLbls", {}, ...labels, value("dLblPos", place), ...shown({ value: true }));
}

/** The flags for what a label shows, in schema order. */
export function shown(what: { readonly value?: true; readonly name?: true }): Xml[] {
  return [
    value("showLegendKey", 0),
    value("showVal", what.value ? 1 : 0),
    value("showCatName", what.name ? 1 : 0),
    ...["showSerName", "showPercent", "showBubbleSize"].map((name) => value(name, 0)),
  ];
}

/** The open arrow of a lower bound, as text so that it moves with the label. */
const arrow = "›\u00a0";

// Some programs put labels right against the bars, so add a space.
function gapOf(place: "outEnd" | "t"): string {
  return place === "outEnd" ? "\u00a0" : "";
}

function labelParagraph(line: ChartText, before: string, context: SlideContext): Xml {
  const { font, colour } = line;
  const run = (content: string, fill: Xml, scale: number): Xml =>
    element(
      "a:r",
      {},
      element(
        "a:rPr",
        { lang: context.lang, sz: hundredths(font.size * scale), b: Number(font.weight >= 600) },
        fill,
        latinXml(font.family, context.fonts),
      ),
      element("a:t", {}, text(content)),
    );
  return element(
    "a:p",
    {},
    element("a:pPr", {}, element("a:defRPr")),
    before === "" ? "" : run(before, schemeFill("accent"), 1.4),
    run(line.text, paintFill(colour, context.theme), 1),
  );
}
