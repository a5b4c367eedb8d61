#!/usr/bin/env node
// Plain JavaScript that the oldest Node still in use can read: it says what is missing.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `briefs: this is Node ${process.versions.node}, and Node 22.18 or later is needed\n` +
      "  hint: run it as `npx briefs` in the checkout, or install Node 24\n",
  );
  process.exitCode = 3;
} else {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache?.();
  const { main } = await import((await isBundled()) ? "../dist/briefs.js" : "../src/main.ts");
  await main();
}

// `npm run bundle` makes dist/, which starts faster. In a checkout it counts as long as no source is younger.
async function isBundled() {
  const { readdirSync, statSync } = await import("node:fs");
  const root = import.meta.dirname.slice(0, -"bin".length);
  const ageOf = (path) => statSync(root + path, { throwIfNoEntry: false })?.mtimeMs;
  const made = ageOf("dist/build-id");
  if (made === undefined || ageOf("src") === undefined) return made !== undefined;
  const isOlder = (folder) =>
    readdirSync(root + folder, { withFileTypes: true }).every((entry) => {
      const path = `${folder}/${entry.name}`;
      return ageOf(path) <= made && (!entry.isDirectory() || isOlder(path));
    });
  return isOlder("src");
}
