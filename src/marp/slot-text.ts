import { runsOf } from "../briefs/text.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import { plainText, type Run } from "../document/block.ts";
import { type SlotValue, splitSlots } from "../document/slots.ts";
import { type DeckEnvironment, placeOfSlot } from "./environment.ts";

/** The runs of a text with its slots, which was never parsed as Markdown: a note. */
export function runsOfText(text: string, env: DeckEnvironment): Run[] {
  return splitSlots(text, env.source.text.slots).flatMap((part) =>
    typeof part === "string" ? [{ type: "text" as const, text: part }] : runsOfSlot(part, env),
  );
}

/** The same as plain text: for alternative texts and addresses. */
export function plainOf(text: string, env: DeckEnvironment): string {
  return plainText(runsOfText(text, env));
}

/** The runs of a slot in running text; a tile or entry there is an error at its place. */
export function runsOfSlot(slot: SlotValue, env: DeckEnvironment): readonly Run[] {
  const report: Report = (diagnostic) => env.report({ ...diagnostic, place: placeOfSlot(env, slot) });
  return runsOf(slot, report);
}
