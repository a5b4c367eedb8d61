import type { Qualifier } from "./amount.ts";
import { endsWith, listed, type Phrase, phrases, startsWith } from "./phrases.ts";
import type { Token } from "./tokens.ts";

/** A qualifier and where it begins (before a number) or ends (behind one), in tokens. */
interface Hedge {
  readonly qualifier: Qualifier;
  readonly at: number;
}

const above = ["more than", "over", "greater than", "in excess of", "above", "exceeding"];
const below = ["less than", "fewer than", "under", "below"];
const negated = (words: readonly string[]) => words.flatMap((word) => [`no ${word}`, `not ${word}`]);

const before: readonly Phrase<Qualifier>[] = phrases({
  "more-than": [...above, "upwards of", ">"],
  "at-least": ["at least", "a minimum of", ...negated(below), "\u2265"],
  "less-than": [...below, "<"],
  "up-to": ["up to", "as many as", "as much as", "at most", "a maximum of", ...negated(above), "\u2264"],
  nearly: ["nearly", "almost", "close to", "approaching", "not quite"],
  around: [
    ...listed("around some approximately about roughly circa approx ~"),
    ...["approx .", "c .", "ca .", "in the region of", "in the order of", "more or less"],
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
 * The qualifier right before the token `at`. "Over the next 12 months" has none:
 * there *over* says when, and other words come between. An estimate wins over *around*.
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

const ofTime = phrases({
  time: ["over", "under", "above", "below", "around", "about", "up to", "close to", "circa", "c .", "ca .", "~"],
});

/** A qualifier that never comes before a year: "more than 2000", while "over 2014" may be a time. */
export function readCountHedge(tokens: readonly Token[], at: number): Hedge | undefined {
  return endsWith(tokens, at, ofTime) ? undefined : readHedge(tokens, at);
}

/** The qualifier that follows a quantity: "or more", "or so", "+". */
export function readHedgeBehind(tokens: readonly Token[], at: number): Hedge | undefined {
  const found = startsWith(tokens, at, behind);
  if (!found || (tokens[at]?.key === "+" && tokens[at]?.spaced)) return undefined;
  return { qualifier: found.value, at: found.at };
}
