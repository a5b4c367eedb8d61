import { expect, test } from "vitest";
import { citesOf } from "../src/deck/cites.ts";
import type { Fact } from "../src/facts/fact.ts";
import { exampleEdition, quantity } from "./support/chart-example.ts";

test("what a cite prints is the value of a quantity and the date of an event", () => {
  const fire: Fact = {
    ...quantity("library.fire", 1, "2024"),
    kind: "event",
    date: { edtf: "2021-03", basis: "inferred" },
    status: "occurred",
  };
  const edition = exampleEdition();
  const cites = citesOf({ ...edition, facts: new Map([...edition.facts, ["library.fire", fire]]) });
  expect(cites["library.loans"]?.text).toBe("more than 48,000");
  expect(cites["library.fire"]?.text.replace(/\u00a0/g, " ")).toBe("March 2021 (inferred)");
});
