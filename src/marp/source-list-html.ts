import { factAttribute } from "../html/blocks.ts";
import { escapeHtml } from "../html/escape.ts";
import { placeCites } from "../slides/cite.ts";
import type { SlidePrint } from "./slide-print.ts";

/** The full list of sources cited on slides and in notes, in order of first use. */
export function sourceListHtml({ deck, facts }: SlidePrint): string {
  const byText = new Map<string, string[]>();
  for (const [id, { long }] of placeCites(deck.source.cites, facts))
    byText.set(long, [...(byText.get(long) ?? []), id]);
  const items = [...byText].map(
    ([text, ids]) => `<li><span class="value" data-role="title"${factAttribute(ids)}>${escapeHtml(text)}</span></li>`,
  );
  return `<ol class="source-list">${items.join("")}</ol>`;
}
