import { expect, test } from "vitest";
import { BrowserProvider } from "../../src/browser/browser.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { type Host, HostError } from "../../src/host.ts";
import { type Cache, openCache } from "../../src/make/cache.ts";
import { type Form, formNames, isPrinted } from "../../src/make/forms.ts";
import type { Printer } from "../../src/make/making.ts";
import { runPipeline } from "../../src/make/pipeline.ts";
import { nodeHost } from "../../src/node-host.ts";
import { root } from "../support/root.ts";
import { smallHost } from "../support/small-project.ts";

const forms: ReadonlySet<Form> = new Set(formNames.filter((form) => !isPrinted(form)));

interface Built {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly Diagnostic[];
}

async function build(host: Host, cache?: Cache, briefs: readonly string[] = []): Promise<Built> {
  const problems: Diagnostic[] = [];
  const order = { briefs, forms, corpus: undefined, ...(cache && { cache }) };
  const files = await runPipeline(host, order, (problem) => problems.push(problem));
  return { files, problems };
}

function expectSame(made: Built, wanted: Built): void {
  expect(made.problems).toEqual(wanted.problems);
  expect([...made.files.keys()]).toEqual([...wanted.files.keys()]);
  for (const [name, bytes] of made.files)
    expect(Buffer.compare(bytes, wanted.files.get(name) ?? new Uint8Array()), name).toBe(0);
}

/** A cache whose values are frozen to their depth, and which looks through the inputs of every step. */
function watchedCache(): Cache {
  const cache = openCache();
  return {
    ...cache,
    step: (name, inputs, make, report) =>
      cache.step(name, plain(inputs, name), async (note) => freeze(await make(note)), report),
    stepNow: (name, inputs, make, report) =>
      cache.stepNow(name, plain(inputs, name), (note) => freeze(make(note)), report),
  };
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

function plain<T>(value: T, path: string): T {
  if (value instanceof Date || typeof value !== "object" || value === null) {
    expect(typeof value, path).not.toBe("function");
    return value;
  }
  expect([Object.prototype, Array.prototype], path).toContain(Object.getPrototypeOf(value));
  for (const [key, inner] of Object.entries(value)) plain(inner, `${path}.${key}`);
  return value;
}

test("the cache changes no byte, is handed nothing but plain data, and nobody changes what it gives", {
  timeout: 120_000,
}, async () => {
  const host = nodeHost(root, () => undefined);
  const cache = watchedCache();
  const anew = await build(host, undefined, ["transition"]);
  expect(anew.problems).toEqual([]);
  expectSame(await build(host, cache, ["transition"]), anew);
  expectSame(await build(host, cache, ["transition"]), anew);
});

const facts = "data/facts/library.yaml";
const [sheet, deck] = ["templates/sheets/example.md.hbs", "templates/decks/example.md.hbs"];
const tokens = "templates/theme/tokens.yaml";
const brief = "data/briefs/example.yaml";

const changes: readonly (readonly [what: string, file: string, from: string, to: string])[] = [
  ["a value", facts, "value: 1250", "value: 1251"],
  ["the date of a source", "data/sources/library.yaml", "date: 2026-03-12", "date: 2026-03-13"],
  ["the label of a measure", "data/measures.yaml", "books", "volumes"],
  ["a word of the wording", "data/wording/en.yaml", "words:", "words:\n  sources: Where from"],
  ["the marking of a brief", brief, "label: PUBLIC", "label: INTERNAL"],
  ["the day of a brief", brief, "asOf: 2026-03-12", "asOf: 2026-03-14"],
  ["the text of a sheet", sheet, "a new reading room is on its way", "a reading room is on its way"],
  ["a line above the text of a sheet", sheet, "# {{title}}", "\n# {{title}}"],
  ["the text of a deck", deck, "The library lends more books", "The library lends books"],
  ["what the speaker says", deck, "gives a lower bound", "gives a bound"],
  ["a colour", tokens, 'accent: "#12436d"', 'accent: "#12436e"'],
  ["a size of slides", tokens, "  height: 720", "  height: 721"],
  ["the headline of a chart", "templates/charts/loans.yaml", "Books and readers", "Readers and books"],
  ["the height of a chart", "templates/charts/loans.yaml", "sheet: 80, deck: 300", "sheet: 84, deck: 304"],
  ["a picture", "templates/images/plan.svg", "#12436d", "#801650"],
  ["a fault", sheet, "a new reading room is on its way", "12 rooms are on their way"],
];

test("whatever is changed, a build with the cache makes what one without it makes", { timeout: 120_000 }, async () => {
  const cache = watchedCache();
  const before = await build(smallHost(), cache);
  expect(before.problems.map(({ message }) => message)).toEqual([]);
  for (const [what, ...change] of changes) {
    const anew = await build(smallHost(change));
    const made = await build(smallHost(change), cache);
    expectSame(made, anew);
    const isSame = [...anew.files].every(
      ([name, bytes]) => Buffer.compare(bytes, before.files.get(name) ?? new Uint8Array()) === 0,
    );
    // A line above moves nothing but the places of problems.
    expect(isSame && anew.problems.length === 0, what).toBe(what.startsWith("a line above"));
  }
  expectSame(await build(smallHost(), cache), before);
});

test("a problem of a remembered stage is told again", async () => {
  const cache = openCache();
  const change = [deck, "## What was lent", `## What was lent\n\n${"- A line\n".repeat(40)}`] as const;
  const [first, second] = [await build(smallHost(change), cache), await build(smallHost(change), cache)];
  expect(first.problems.map(({ code }) => code)).toContain("slide-overflow");
  expect(second.problems).toEqual(first.problems);
});

function brokenPrinter(more: Partial<Printer> = {}): Printer {
  const browser = new BrowserProvider({ kind: "named", path: "/nowhere/chrome" }, {});
  return { browser, isRequired: true, leaveOut: () => undefined, ...more };
}

test("a PDF that was asked for by name is a fault of the surroundings without a browser that works", async () => {
  const order = { briefs: [], forms: new Set(["deck.pdf"] as const), corpus: undefined, printer: brokenPrinter() };
  await expect(runPipeline(smallHost(), order, () => undefined)).rejects.toThrow(HostError);
});

test("one that was only possible is left out with the reason, and the layout says what does not fit", async () => {
  const reasons: string[] = [];
  const printer = brokenPrinter({ isRequired: false, leaveOut: (reason) => void reasons.push(reason) });
  const order = { briefs: [], forms: new Set(["deck.pdf"] as const), corpus: undefined, printer };
  const problems: string[] = [];
  const long = `## What was lent\n\n${"Un".padEnd(160, "breakable")}`;
  const made = await runPipeline(smallHost([deck, "## What was lent", long]), order, ({ code }) => problems.push(code));
  expect([...made.keys()]).toEqual([]);
  expect(reasons).toEqual([expect.stringContaining("/nowhere/chrome failed")]);
  expect(new Set(problems)).toEqual(new Set(["slide-overflow"]));
});
