import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

/**
 * Three groups, each to be run alone by `npm run test:unit` and its like: what one module does, what the whole program
 * does, and what takes a browser.
 */
function group(name: string, isolate: boolean): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: [`test/${name}/**/*.test.ts`], isolate } };
}

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: availableParallelism(),
    // Modules keep no state of their own, so the tests of one need no process to themselves.
    projects: [group("unit", false), group("build", true), group("browser", true)],
  },
});
