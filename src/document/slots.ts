import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Run, Tile, TimelineEntry } from "./block.ts";

/**
 * What a helper returns into Markdown: one opaque private-use character. It becomes a typed
 * value only after the Markdown is parsed, so that the text of a fact is never parsed as
 * Markdown and a numeral in an ordinary text node is unsourced by construction.
 */
export type SlotValue =
  | { readonly kind: "inline"; readonly runs: readonly Run[] }
  | { readonly kind: "tile"; readonly tile: Tile }
  | { readonly kind: "entry"; readonly entry: TimelineEntry };

/** A composed template: Markdown with slots, what they stand for, and the way back to the template. */
export interface ComposedText {
  readonly markdown: string;
  readonly slots: readonly SlotValue[];
  /** From an offset in `markdown` to the template or partial it was written in. */
  readonly placeAt: (offset: number) => Place;
}

/** A slot in composed text. */
export const slotPattern = /[\u{F0000}-\u{FFFFD}]/gu;

// Plane 15: neither white space nor punctuation to Markdown, so emphasis closes around it as around a letter.
const firstSlot = 0xf0000;
const lastSlot = 0xffffd;

export function slotCharacter(index: number): string {
  if (firstSlot + index > lastSlot) throw new RangeError("a template makes more values than there are slots");
  return String.fromCodePoint(firstSlot + index);
}

/** Splits a text at its slots, in order; empty texts are left out. */
export function splitSlots(text: string, slots: readonly SlotValue[]): (string | SlotValue)[] {
  const parts: (string | SlotValue)[] = [];
  let plain = "";
  for (const char of text) {
    const slot = slots[(char.codePointAt(0) ?? 0) - firstSlot];
    if (slot === undefined) {
      plain += char;
      continue;
    }
    if (plain !== "") parts.push(plain);
    plain = "";
    parts.push(slot);
  }
  if (plain !== "") parts.push(plain);
  return parts;
}

/** The runs of a slot in running text. Tiles and events are refused there. */
export function runsOfSlot(slot: SlotValue, report: Report): readonly Run[] {
  if (slot.kind === "inline") return slot.runs;
  const [code, helper, block] =
    slot.kind === "tile"
      ? (["misplaced-tile", "tile", "tiles"] as const)
      : (["misplaced-entry", "event", "timeline"] as const);
  const hint = `move it into a :::${block} block, on a line of its own`;
  report(errorAt(undefined, code, `{{${helper}}} cannot be set in running text`, hint));
  return [];
}

/** Any character of the Private Use Areas: an error in every input, for slots are made of them. */
export const privateUse = /[\u{E000}-\u{F8FF}\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/u;
