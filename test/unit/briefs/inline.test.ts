import { expect, it } from "vitest";
import { compose } from "../../../src/briefs/compose.ts";
import { inlineParts } from "../../../src/briefs/inline.ts";
import { libraryEdition } from "../../../src/briefs/resolve.ts";
import { dataText } from "../../../src/briefs/text.ts";
import { projectFiles } from "../../../src/diagnostic/project-files.ts";
import { splitSlots } from "../../../src/document/slots.ts";
import { loadLibrary } from "../../../src/facts/load.ts";
import { nodeHost } from "../../../src/node-host.ts";
import { root } from "../../support/root.ts";

const library = loadLibrary(projectFiles(nodeHost(root, () => undefined)), () => undefined);
const wording = library.wordings.get("en");
if (!wording) throw new Error("the project has no English wording");
const edition = libraryEdition(library, wording);
const place = { file: "data/facts/one.yaml", line: 3, column: 5 };
const context = {
  edition,
  variables: {},
  names: "ids" as const,
  textOf: (text: Parameters<typeof dataText>[0]) => dataText(text, edition),
};

/** The strings of the project's own data, as an author wrote them. */
const { facts, sources, conflicts } = library.authored;
const written = [
  ...[...facts.values()].flatMap(({ spec }) => [spec.says, spec.note]),
  ...[...conflicts.values()].map(({ spec }) => spec.note),
  ...[...sources.values()].map(({ spec }) => spec.title),
].flatMap((text) => Object.values(text ?? {}));

it("reads the project's own strings as Handlebars does", () => {
  expect(written.length).toBeGreaterThan(50);
  for (const text of written) {
    const composed = compose({ template: { file: place.file, text }, partials: new Map() }, context, fail);
    const parts = inlineParts(text, context, place, fail);
    expect(parts).toEqual(composed && splitSlots(composed.markdown, composed.slots));
  }
});

it("leaves anything but text and plain calls to Handlebars", () => {
  for (const text of [
    "{{#if a}}b{{/if}}",
    "{{{fact}}}",
    '\\{{fact "a"}}',
    "{{~fact}}",
    "{{unknown}}",
    "{{> part}}",
    "}}",
  ])
    expect(inlineParts(text, context, place, fail)).toBeUndefined();
});

it("reports a call with other arguments at the string's place", () => {
  const codes: unknown[] = [];
  inlineParts("{{fact}}", context, place, (diagnostic) => codes.push([diagnostic.code, diagnostic.place]));
  expect(codes).toEqual([["helper-arguments", place]]);
});

function fail({ message }: { message: string }): never {
  throw new Error(message);
}
