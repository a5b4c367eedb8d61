import type { Block, List, Run } from "../document/block.ts";
import { quoteStyle, sourceStyle } from "../slides/slide-style.ts";
import { factsOfDeck } from "../slides/slides.ts";
import { placeCites } from "../slides/source.ts";
import { look } from "./layouts.ts";
import type { SlidePlan } from "./plan.ts";
import type { Para, TextLook } from "./shape.ts";

/** The look of text and the air in it, which a layout sets. */
export interface Setting {
  readonly base: TextLook;
  /** Between the items of a list. */
  readonly itemGap: number;
}

/** Blocks that are set as text, one below the other. */
export type TextBlock = Extract<Block, { type: "heading" | "paragraph" | "list" | "quote" | "sources" }>;

export function isTextBlock(block: Block): block is TextBlock {
  return ["heading", "paragraph", "list", "quote", "sources"].includes(block.type);
}

/** The paragraphs of blocks; the space above the first is that of what it follows. */
export function paragraphsOf(blocks: readonly TextBlock[], setting: Setting, plan: SlidePlan): Para[] {
  return blocks.flatMap((block) => paragraphsOfBlock(block, setting, plan));
}

function paragraphsOfBlock(block: TextBlock, setting: Setting, plan: SlidePlan): Para[] {
  const { theme, layout } = plan;
  const { base } = setting;
  const { text } = theme.slide;
  switch (block.type) {
    case "heading": {
      const small: TextLook = { ...look(theme, "small"), weight: 600 };
      const of = layout === "gaps" ? small : look(theme, "heading", base.colour);
      return [{ runs: block.runs, look: of, before: text.heading }];
    }
    case "paragraph": {
      const lead = look(theme, "lead", base.colour);
      const small = look(theme, "small", base.colour === "paper" ? "paper" : "muted");
      return [{ runs: block.runs, look: { body: base, lead, small }[block.role], before: text.paragraph }];
    }
    case "list":
      return listOf(block, setting, plan);
    case "quote":
      return quoteOf(block.blocks.filter(isTextBlock), setting, plan);
    case "sources":
      return sourcesOf(plan);
  }
}

function listOf(list: List, setting: Setting, plan: SlidePlan, outer = 0): Para[] {
  const { paragraph, dashInset, numberInset } = plan.theme.slide.text;
  const hang = list.ordered ? numberInset : dashInset;
  const inset = outer + hang;
  return list.items.flatMap((blocks, item) =>
    blocks.filter(isTextBlock).flatMap((block, index): Para[] => {
      if (block.type === "list") return listOf(block, setting, plan, inset);
      const before = item === 0 && index === 0 && outer === 0 ? paragraph : setting.itemGap;
      return paragraphsOfBlock(block, setting, plan).map((para) => ({
        ...para,
        before,
        inset,
        hang,
        bullet: index > 0 ? "none" : list.ordered ? "number" : "dash",
        ...(plan.layout === "gaps" && { bulletColour: "warning" }),
      }));
    }),
  );
}

// Whose words they are stands below, smaller.
function quoteOf(blocks: readonly TextBlock[], setting: Setting, plan: SlidePlan): Para[] {
  const { text, quote } = plan.theme.slide;
  const words: TextLook = { ...quoteStyle(plan.layout, plan.theme), colour: "ink" };
  const claimant = look(plan.theme, "body", "muted");
  return blocks.flatMap((block, index) =>
    paragraphsOfBlock(block, setting, plan).map((para) => ({
      ...para,
      look: index === 0 ? words : claimant,
      before: index === 0 ? text.paragraph : quote.claimant,
    })),
  );
}

/** All sources the deck cites, in full; an address at the end is a link. */
function sourcesOf({ deck, theme, layout }: SlidePlan): Para[] {
  const facts = factsOfDeck(deck.slides);
  const long = new Set(placeCites(deck.source, facts).map(([, cite]) => cite.long));
  const { style, row } = sourceStyle(layout, theme);
  const of: TextLook = { ...style, colour: "ink" };
  // Without the hairlines between them.
  const between = 2 * row - theme.slide.rule.thin;
  const above = layout === "sources" ? theme.slide.below.sources + row : between;
  return [...long].map((text, index) => ({ runs: linked(text), look: of, before: index === 0 ? above : between }));
}

function linked(text: string): Run[] {
  const [, before = text, href, after = ""] = /^(.*?)(https?:\/\/\S*[^\s.,;)])(.*)$/s.exec(text) ?? [];
  const rest = (part: string): Run[] => (part === "" ? [] : [{ type: "text", text: part }]);
  if (href === undefined) return rest(text);
  return [...rest(before), { type: "link", href, runs: [{ type: "text", text: href }] }, ...rest(after)];
}
