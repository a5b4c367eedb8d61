import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatOklch, parseOklch } from "../../../src/type/oklch.ts";

// The values of CSS Color 4, rounded as there.
test.each([
  ["#ffffff", 1, 0],
  ["#000000", 0, 0],
  ["#ff0000", 0.628, 0.2577],
  ["#008000", 0.5198, 0.1769],
  ["#0000ff", 0.452, 0.3132],
])("%s has lightness %d and chroma %d", (hex, lightness, chroma) => {
  const found = parseOklch(hex);
  expect(found.lightness).toBeCloseTo(lightness, 3);
  expect(found.chroma).toBeCloseTo(chroma, 3);
});

test("a colour comes back as it was, to one step of a channel", () => {
  const channel = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (channels) => {
      const hex = `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
      const back = formatOklch(parseOklch(hex));
      const distance = channels.map((value, at) =>
        Math.abs(value - Number.parseInt(back.slice(1 + 2 * at, 3 + 2 * at), 16)),
      );
      expect(Math.max(...distance)).toBeLessThanOrEqual(3);
    }),
  );
});

test("a colour that no screen shows loses chroma and keeps its lightness", () => {
  const found = parseOklch(formatOklch({ lightness: 0.8, chroma: 0.4, hue: 4.4 }));
  expect(found.lightness).toBeCloseTo(0.8, 2);
  expect(found.chroma).toBeLessThan(0.2);
});
