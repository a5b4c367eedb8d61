import type { Qualifier } from "./amount.ts";
import { endsWith, type Phrase, phrases, startsWith } from "./phrases.ts";
import type { Token } from "./tokens.ts";

/** A qualifier and where it begins (before a number) or ends (behind one), in tokens. */
export interface Hedge {
  readonly qualifier: Qualifier;
  readonly at: number;
}

const before: readonly Phrase<Qualifier>[] = phrases({
  "more-than": ["more than", "over", "greater than", "in excess of", "upwards of", "above", "exceeding", ">"],
  "at-least": ["at least", "no fewer than", "no less than", "not less than", "a minimum of", "\u2265"],
  "less-than": ["less than", "fewer than", "under", "below", "<"],
  "up-to": ["up to", "as many as", "as much as", "no more than", "not more than", "at most", "a maximum of", "\u2264"],
  nearly: ["nearly", "almost", "close to", "approaching"],
  around: [
    ...["around", "some", "approximately", "about", "roughly", "circa", "in the region of", "in the order of"],
    ...["approx .", "approx", "c .", "ca .", "~"],
  ],
});

const estimates: readonly Phrase<Qualifier>[] = phrases({
  estimated: ["an estimated", "estimated", "estimated at", "estimated to be", "estimated to number", "estimates of"],
});

const degrees = phrases({
  degree: ["well", "just", "slightly", "far", "considerably", "significantly", "a little"],
});

const behind: readonly Phrase<Qualifier>[] = phrases({
  "at-least": ["or more", "or above", "and more", "+"],
  "up-to": ["or less", "or fewer"],
  around: ["or so", "or thereabouts"],
});

/**
 * The qualifier that stands right before the token `at`. "Over the next 12 months" has none:
 * there *over* says when, and other words stand between. An estimate wins over *around*.
 */
export function readHedge(tokens: readonly Token[], at: number): Hedge | undefined {
  const plain = endsWith(tokens, at, before);
  const hedge = plain && { qualifier: plain.value, at: plain.at };
  if (hedge && hedge.qualifier !== "around") return withDegree(tokens, hedge);
  const estimate = endsWith(tokens, hedge?.at ?? at, estimates);
  return estimate ? { qualifier: estimate.value, at: estimate.at } : hedge;
}

function withDegree(tokens: readonly Token[], hedge: Hedge): Hedge {
  const degree = endsWith(tokens, hedge.at, degrees);
  return degree ? { ...hedge, at: degree.at } : hedge;
}

/** The qualifier that follows a quantity: "or more", "or so", "+". */
export function readHedgeBehind(tokens: readonly Token[], at: number): Hedge | undefined {
  const found = startsWith(tokens, at, behind);
  if (!found || (tokens[at]?.key === "+" && tokens[at]?.spaced)) return undefined;
  return { qualifier: found.value, at: found.at };
}
