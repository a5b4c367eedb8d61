import { type Block, isTextBlock, type List, type Run, type TextBlock } from "../../document/block.ts";
import { placeCites } from "../cite.ts";
import { itemGap, quoteStyle, sourceStyle } from "../slide-style.ts";
import { look } from "./regions.ts";
import type { Flow, SlideSetting } from "./setting.ts";
import type { Para, TextLook } from "./shape.ts";

/** The paragraphs of a text block. The caller sets the space above the first one. */
export function paragraphsOf(block: TextBlock, flow: Flow, setting: SlideSetting): Para[] {
  const { theme, slide } = setting;
  const { base } = flow;
  switch (block.type) {
    case "heading":
      return [{ runs: block.runs, look: headingLook(flow, setting) }];
    case "paragraph": {
      const small = base.colour === "paper" ? "paper" : "muted";
      const looks = { body: base, lead: look(theme, "lead", base.colour), small: look(theme, "small", small) };
      return [{ runs: block.runs, look: looks[block.role] }];
    }
    case "list":
      return listParagraphs(block, flow, setting);
    case "quote": {
      const words: TextLook = { ...quoteStyle(slide.layout, theme), colour: "ink" };
      return quoteParagraphs(block.blocks, words, flow, setting);
    }
  }
}

function headingLook({ base }: Flow, { slide, theme }: SlideSetting): TextLook {
  if (slide.layout === "gaps") return { ...look(theme, "small"), weight: 600 };
  return look(theme, "heading", base.colour);
}

function listParagraphs(list: List, flow: Flow, setting: SlideSetting, outer = 0): Para[] {
  const { dashInset, numberInset } = setting.theme.slide.text;
  const hang = list.ordered ? numberInset : dashInset;
  const inset = outer + hang;
  return list.items.flatMap((blocks, item) =>
    blocks.filter(isTextBlock).flatMap((block, index): Para[] => {
      const before = item === 0 && index === 0 ? 0 : index === 0 ? flow.itemGap : gapInItem(block, setting);
      if (block.type === "list") {
        const inner = { ...flow, itemGap: itemGap(false, setting.theme) };
        return withGap(listParagraphs(block, inner, setting, inset), before);
      }
      const bullet = index > 0 ? "none" : list.ordered ? "number" : "dash";
      const startAt = item === 0 && index === 0 ? list.start : undefined;
      const paragraphs = paragraphsOf(block, flow, setting).map(
        (para): Para => ({
          ...para,
          inset: inset + (para.inset ?? 0),
          hang,
          bullet,
          ...(startAt !== undefined && { startAt }),
          ...(setting.slide.layout === "gaps" && { bulletColour: "warning" as const }),
        }),
      );
      return withGap(paragraphs, before);
    }),
  );
}

// A nested list sits closer to its item's text than a second paragraph would.
function gapInItem(block: TextBlock, { theme }: SlideSetting): number {
  const { text } = theme.slide;
  return block.type === "list" ? itemGap(false, theme) : text.paragraph;
}

/** A quotation. Paragraphs after the first name the speaker, in smaller type. */
function quoteParagraphs(blocks: readonly Block[], words: TextLook, flow: Flow, setting: SlideSetting): Para[] {
  const { quote, text } = setting.theme.slide;
  const claimant: Flow = { ...flow, base: look(setting.theme, "body", "muted") };
  return blocks.filter(isTextBlock).flatMap((block, index) => {
    const isClaimant = block.type === "paragraph" && blocks[index - 1]?.type === "paragraph";
    const paragraphs = paragraphsOf(block, isClaimant ? claimant : { ...flow, base: words }, setting);
    return index === 0 ? paragraphs : withGap(paragraphs, isClaimant ? quote.claimant : text.paragraph);
  });
}

/** The full list of sources cited in the deck. */
export function sourceParagraphs({ deck, theme, slide, facts }: SlideSetting): Para[] {
  const { style, row } = sourceStyle(slide.layout, theme);
  const of: TextLook = { ...style, colour: "ink" };
  // Rows have space above and below, and hairlines between them.
  const between = 2 * row + theme.slide.rule.hair;
  const long = new Set(placeCites(deck.source.cites, facts).map(([, cite]) => cite.long));
  return [...long].map((text, index) => ({ runs: linked(text), look: of, before: index === 0 ? 0 : between }));
}

/** Turns the address at the end of a source into a link. */
function linked(text: string): Run[] {
  const [, before = text, href, after = ""] = /^(.*?)(https?:\/\/\S*[^\s.,;)])(.*)$/s.exec(text) ?? [];
  const rest = (part: string): Run[] => (part === "" ? [] : [{ type: "text", text: part }]);
  if (href === undefined) return rest(text);
  return [...rest(before), { type: "link", href, runs: [{ type: "text", text: href }] }, ...rest(after)];
}

/** Paragraphs with `before` pixels of space above the first. */
export function withGap(paragraphs: readonly Para[], before: number): Para[] {
  return paragraphs.map((para, index) => (index === 0 ? { ...para, before } : para));
}
