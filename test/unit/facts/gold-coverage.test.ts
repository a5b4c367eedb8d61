import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Fact } from "../../../src/facts/fact.ts";
import { checkFiles, ownData } from "../../support/invented.ts";

const gold = process.env.BRIEFS_GOLD;

/** What is used of a hand-labelled row. */
interface Row {
  readonly id: string;
  readonly doc: string;
  readonly kind: "quantity" | "event" | "position";
  readonly start: number;
  readonly end: number;
  readonly value?: number | null;
  readonly relevance: string;
  readonly aboutTransition?: boolean;
}

function isWanted(row: Row): boolean {
  return row.kind === "position" ? row.aboutTransition === true : row.relevance !== "trivial";
}

function covers(fact: Fact, row: Row): boolean {
  if (fact.kind === "derived" || fact.source !== row.doc) return false;
  return fact.selector.start < row.end && row.start < fact.selector.end;
}

test.skipIf(!gold)("the labelled rows are facts of the project (needs BRIEFS_GOLD)", () => {
  const lines = readFileSync(join(gold ?? "", "gold.jsonl"), "utf8")
    .trim()
    .split("\n");
  const rows = lines.map((line): Row => JSON.parse(line)).filter(isWanted);
  const facts = [...checkFiles(ownData(), "none").library.facts.values()];
  const missed = rows.filter((row) => !facts.some((fact) => covers(fact, row))).map(({ id }) => id);
  expect(rows.length).toBeGreaterThan(200);
  expect(missed).toEqual([]);
});

test.skipIf(!gold)("and quantities have the labelled values (needs BRIEFS_GOLD)", () => {
  const lines = readFileSync(join(gold ?? "", "gold.jsonl"), "utf8")
    .trim()
    .split("\n");
  const rows = lines.map((line): Row => JSON.parse(line)).filter((row) => isWanted(row) && row.kind === "quantity");
  const facts = [...checkFiles(ownData(), "none").library.facts.values()].filter((fact) => fact.kind === "quantity");
  const wrong = rows.flatMap((row) => {
    const fact = facts.find((each) => covers(each, row));
    if (!fact || typeof row.value !== "number") return [];
    return fact.value !== undefined && Math.abs(fact.value - row.value) <= 1e-6 * row.value
      ? []
      : [`${row.id}: ${fact.value}`];
  });
  expect(wrong).toEqual([]);
});
