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
  const { main } = await import("../src/main.ts");
  await main();
}
