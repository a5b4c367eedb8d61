import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Run, Tile, TimelineEntry } from "./block.ts";

/**
 * The value behind a slot. A helper prints one opaque private-use character into the Markdown, which is replaced by its
 * value after parsing. Fact text is therefore never parsed as Markdown, and any numeral in a text node is unsourced.
 */
export type SlotValue =
  | { readonly kind: "inline"; readonly runs: readonly Run[] }
  | { readonly kind: "tile"; readonly tile: Tile }
  | { readonly kind: "entry"; readonly entry: TimelineEntry };

/** A composed template: Markdown with slots, their values, and a map back to the template. */
export interface ComposedText {
  readonly markdown: string;
  readonly slots: readonly SlotValue[];
  /** Maps an offset in `markdown` to its place in the template or partial. */
  readonly placeAt: (offset: number) => Place;
}

export const slotPattern = /[\u{F0000}-\u{FFFFD}]/gu;

// Plane 15: neither whitespace nor punctuation in CommonMark, so emphasis treats a slot like a letter.
const firstSlot = 0xf0000;
const lastSlot = 0xffffd;

export function slotCharacter(index: number): string {
  if (firstSlot + index > lastSlot) throw new RangeError("the template uses more values than there are slots");
  return String.fromCodePoint(firstSlot + index);
}

/** Splits a text at its slots, in order; empty parts are left out. */
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

/** The runs of a slot in running text. Reports tiles and events, which are not allowed there. */
export function runsOfSlot(slot: SlotValue, report: Report): readonly Run[] {
  if (slot.kind === "inline") return slot.runs;
  const [code, helper, block] =
    slot.kind === "tile"
      ? (["misplaced-tile", "tile", "tiles"] as const)
      : (["misplaced-entry", "event", "timeline"] as const);
  const hint = `move it into a :::${block} block, on its own line`;
  report(errorAt(undefined, code, `{{${helper}}} does not work in running text`, hint));
  return [];
}

/** Any private-use character. It is an error in every input, because slots use this range. */
export const privateUse = /[\u{E000}-\u{F8FF}\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}]/u;
