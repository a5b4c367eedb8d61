import { afterEach, vi } from "vitest";

// The tests of a group share their processes: what one changes of the surroundings is given back before the next.
afterEach(() => {
  vi.unstubAllEnvs();
});
