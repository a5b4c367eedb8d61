import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { projectFiles } from "../../../src/diagnostic/project-files.ts";
import { anchorFacts } from "../../../src/facts/anchor.ts";
import { loadLibrary } from "../../../src/facts/load.ts";
import { openCorpus } from "../../../src/sources/corpus.ts";
import { checkFiles, inventedProject } from "../../support/invented.ts";
import { memoryHost } from "../../support/memory-host.ts";

const facts = "data/facts/harbour.yaml";
const source = "data/sources/harbour.yaml";
const document = "corpus/harbour.txt";

function anchor(files: Record<string, string>): {
  changed: ReadonlyMap<string, string>;
  diagnostics: readonly Diagnostic[];
} {
  const host = memoryHost(files);
  const diagnostics: Diagnostic[] = [];
  const report = (problem: Diagnostic): void => {
    diagnostics.push(problem);
  };
  const library = loadLibrary(projectFiles(host), report);
  return { changed: anchorFacts(host, library, openCorpus(host, "corpus"), report), diagnostics };
}

// What a person types: no positions, values, qualifiers of quantities, checksums.
function typed(text: string): string {
  return text
    .replace(/start: \d+,? *(\n +)?/gu, "")
    .replace(/end: \d+,? *(\n +)?/gu, "")
    .replace(/^ {2}value: .*\n/gmu, "")
    .replace(/^ {2}qualifier: .*\n/gmu, "")
    .replace(", value: 700, qualifier: more-than", "")
    .replace(/\n +sha256: \w+/u, "");
}

test("what is filled in already stays as it is", () => {
  const { changed, diagnostics } = anchor(inventedProject());
  expect([...changed.keys()]).toEqual([]);
  expect(diagnostics).toEqual([]);
});

test("positions, values, qualifiers and the checksum are filled in, comments and layout kept", () => {
  const whole = inventedProject();
  const bare = inventedProject((path, text) => (path.startsWith("data/") ? typed(text) : text));
  expect(bare[facts]).not.toContain("start:");
  const { changed, diagnostics } = anchor(bare);
  expect(diagnostics).toEqual([]);
  expect(changed.get(facts)).toBe(whole[facts]);
  expect(changed.get(source)).toBe(whole[source]);
});

test("a checksum that differs is never replaced", () => {
  const files = inventedProject((path, text) => (path === document ? `${text}more\n` : text));
  expect(anchor(files).changed.size).toBe(0);
});

function withFact(lines: string): Record<string, string> {
  return inventedProject((path, text) => (path === facts ? `${text}\n- id: harbour.added\n${lines}` : text));
}

test("words are found through other spaces, quotation marks and dashes, and then stand as in the document", () => {
  const files = withFact(`  kind: position\n  selector: { exact: 'cross the "Narrow Sound" each day' }\n`);
  const { changed, diagnostics } = anchor(files);
  expect(diagnostics).toEqual([]);
  expect(changed.get(facts)).toContain('exact: "cross the “Narrow Sound” each\\nday"');
  expect(checkFiles({ ...files, ...Object.fromEntries(changed) }).found).toEqual([]);
});

test("words that stand twice need a prefix, and the hints offer one for each place", () => {
  const twice = withFact("  kind: position\n  selector: { exact: Aldport }\n");
  const [problem] = anchor(twice).diagnostics;
  expect(problem?.code).toBe("anchor-ambiguous");
  expect(problem?.message).toContain("(line 4)");
  expect(problem?.hints).toHaveLength(2);
  const once = withFact("  kind: position\n  selector: { exact: Aldport, prefix: 'more than 700 from ' }\n");
  const { changed, diagnostics } = anchor(once);
  expect(diagnostics).toEqual([]);
  const start = (once[document] ?? "").lastIndexOf("Aldport");
  expect(changed.get(facts)).toContain(`{ start: ${start}, end: ${start + 7}, exact: Aldport`);
});

test("words that are not in the document are reported at their place", () => {
  const [problem] = anchor(withFact("  measure: ports\n  selector: { exact: 44 member ports }\n")).diagnostics;
  expect(problem?.code).toBe("anchor-missing");
  expect(problem?.place?.file).toBe(facts);
});

test("words whose numbers read otherwise in the document are left to a person", () => {
  const files = inventedProject((path, text) => {
    if (path === document) return text.replace("42 member ports", "4\u00ad2 member ports");
    return path === facts ? text.replace("start: 70, end: 85, ", "") : text;
  });
  const { changed, diagnostics } = anchor(files);
  expect(diagnostics.map(({ code }) => code)).toContain("value-changed");
  expect(changed.get(facts)).toBeUndefined();
});

test("two quantities in the words leave the value open", () => {
  const [problem] = anchor(
    withFact('  measure: ports\n  selector: { exact: "42 member ports (39 towns" }\n'),
  ).diagnostics;
  expect(problem?.code).toBe("selector-ambiguous");
});

test("a document that is not there is reported once for each selector that needs it", () => {
  const { [document]: _, ...files } = withFact("  measure: ports\n  selector: { exact: 42 member ports }\n");
  expect(anchor(files).diagnostics.map(({ code }) => code)).toEqual(["document-missing"]);
});
