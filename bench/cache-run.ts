import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { type Cache, openCache } from "../src/make/cache.ts";
import { formNames, isPrinted } from "../src/make/forms.ts";
import { runPipeline } from "../src/make/pipeline.ts";
import { nodeHost } from "../src/node-host.ts";

// One build of `bench -- cache`: prints how many milliseconds it took, without the start of the process.
const [folder = "", left = "", what = "", word = ""] = process.argv.slice(2);
enableCompileCache(join(folder, "../compile"));

/** The cache, with one stage or all of it left out. */
function without(cache: Cache): Cache {
  const isLeft = (name: string): boolean => left === name || left === "the whole cache";
  return {
    step: (name, inputs, make, report) =>
      (isLeft(name) ? make(report) : cache.step(name, inputs, make, report)) as never,
    stepNow: (name, inputs, make, report) => (isLeft(name) ? make(report) : cache.stepNow(name, inputs, make, report)),
    memo: (name, inputs) => (isLeft(name) ? { once: (_key, make) => make() } : cache.memo(name, inputs)),
    hold: (name, inputs, make) => (isLeft(name) ? make() : cache.hold(name, inputs, make)),
    save: () => cache.save(),
  };
}

/** Behind which words of which files a word is written. */
const changes: Readonly<Record<string, { readonly file: RegExp; readonly words: RegExp }>> = {
  text: { file: /^templates\/(sheets|decks)\/transition/, words: /\bmission of the Global\b|\bpublished documents\b/ },
  fact: { file: /^data\/facts\/uk2024/, words: /\bThe Coalition\b/ },
};

const own = nodeHost(process.cwd(), () => undefined);
const read = (path: string): Uint8Array | undefined => {
  const bytes = own.read(path);
  if (!bytes || !changes[what]?.file.test(path)) return bytes;
  return Buffer.from(Buffer.from(bytes).toString().replace(changes[what].words, `$& ${word}`));
};
const cache = without(openCache(folder, "bench"));
const forms = new Set(formNames.filter((form) => !isPrinted(form)));
const start = performance.now();
await runPipeline({ ...own, read }, { briefs: ["transition"], forms, corpus: undefined, cache }, () => undefined);
console.log(performance.now() - start);
// What was left out stays known, so that every round begins alike.
if (left === "nothing left out" && what === "") cache.save();
