import { magnitudes, vagueWords } from "./number-words.ts";
import { isDash, type Token } from "./tokens.ts";
import { readUnit } from "./units.ts";

interface Vague {
  readonly next: number;
  readonly unit?: string;
}

/**
 * Words for a size that has no value: "tens of thousands", "several hundred", "tens of
 * millions — and possibly hundreds of millions — of dollars".
 */
export function readVague(tokens: readonly Token[], at: number): Vague | undefined {
  const first = readSize(tokens, at);
  if (first === undefined) return undefined;
  const next = readAlternative(tokens, first) ?? first;
  const unit = tokens[next]?.key === "of" ? readUnit(tokens, next + 1) : undefined;
  return unit ? { next: unit.at, unit: unit.value } : { next };
}

/** The token behind "hundreds of thousands" or "several million". */
function readSize(tokens: readonly Token[], at: number, isInner = false): number | undefined {
  const key = tokens[at]?.key ?? "";
  const next = tokens[at + 1];
  if (vagueWords.has(key)) {
    const more = next?.key === "of" && !isInner ? readSize(tokens, at + 2, true) : undefined;
    const needsMore = key === "tens" || key === "scores";
    return more ?? (needsMore && next?.key !== "of" ? undefined : at + 1);
  }
  const few = key === "several" || key === "many" ? at + 1 : key === "a" && next?.key === "few" ? at + 2 : at;
  const isSize = few > at && magnitudes.has(tokens[few]?.key ?? "") && !tokens[few]?.parted;
  return isSize ? few + 1 : undefined;
}

/** "— and possibly hundreds of millions —", or "or even hundreds of thousands". */
function readAlternative(tokens: readonly Token[], at: number): number | undefined {
  const isSet = isDash(tokens[at]) || tokens[at]?.text === ",";
  let word = isSet ? at + 1 : at;
  if (!/^(?:and|or|to|if)$/.test(tokens[word]?.key ?? "")) return undefined;
  while (/^(?:and|or|to|if|not|possibly|perhaps|maybe|even)$/.test(tokens[word]?.key ?? "")) word++;
  const next = readSize(tokens, word);
  if (next === undefined) return undefined;
  return isSet && (isDash(tokens[next]) || tokens[next]?.text === ",") && tokens[next + 1]?.key === "of"
    ? next + 1
    : next;
}
