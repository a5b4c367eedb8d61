import { expect, it } from "vitest";
import type { Memory } from "../src/host.ts";
import { openMemory } from "../src/make/disk-memory.ts";
import type { Form } from "../src/make/forms.ts";
import { runPipeline } from "../src/make/pipeline.ts";
import { nodeHost } from "../src/node-host.ts";

const root = new URL("..", import.meta.url).pathname;
const forms: ReadonlySet<Form> = new Set(["sheet.pdf", "sheet.html", "deck.html", "deck.pptx"] as const);

/** Everything that goes in or comes out is frozen to its depth: who changes it throws. */
function frozenMemory(): Memory {
  const memory = openMemory();
  return {
    recall: (key) => memory.recall(key),
    keep: (key, value) => memory.keep(key, freeze(JSON.parse(JSON.stringify(value)))),
  };
}

function freeze(value: unknown): unknown {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

async function build(memory?: Memory): Promise<ReadonlyMap<string, Uint8Array>> {
  const host = nodeHost(root, () => undefined, memory);
  const problems: string[] = [];
  const made = await runPipeline(
    host,
    { briefs: ["transition"], forms, corpus: undefined },
    ({ severity, message }) => {
      if (severity === "error") problems.push(message);
    },
  );
  expect(problems).toEqual([]);
  return made;
}

it("makes the same bytes with a memory, empty or full, and changes nothing of what it recalls", {
  timeout: 120_000,
}, async () => {
  const memory = frozenMemory();
  const plain = await build();
  for (const made of [await build(memory), await build(memory)]) {
    expect([...made.keys()]).toEqual([...plain.keys()]);
    for (const [name, bytes] of made) expect(Buffer.compare(bytes, plain.get(name) ?? new Uint8Array()), name).toBe(0);
  }
});
