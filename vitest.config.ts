import { availableParallelism } from "node:os";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

/** One of the three groups; `npm run test:unit` and its like run it alone. */
function group(name: string): TestProjectInlineConfiguration {
  return { extends: true, test: { name, include: [`test/${name}/**/*.test.ts`] } };
}

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: availableParallelism(),
    // No module keeps state of its own, so no test needs a process to itself.
    isolate: false,
    setupFiles: ["test/support/give-back.ts"],
    projects: [group("unit"), group("build"), group("browser")],
  },
});
