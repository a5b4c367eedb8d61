import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readPng } from "../../../src/pictures/png.ts";
import { chunk, plainPng } from "../../support/plain-png.ts";

/** A PNG of rows that begin with their filter. */
function png(
  width: number,
  rows: readonly (readonly number[])[],
  kind: number,
  more: readonly Buffer[] = [],
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, kind, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk("IDAT", deflateSync(Buffer.from(rows.flat())));
  return Buffer.concat([signature, chunk("IHDR", header), ...more, data, chunk("IEND", Buffer.alloc(0))]);
}

function colours(bytes: Uint8Array): [string, number][] {
  const read = readPng(bytes);
  return typeof read === "string" ? [] : [...(read.colours?.() ?? [])];
}

test("every filter gives the same pixels: 0x10, 0x20, 0x30, 0x40 in each row", () => {
  const rows = [
    [0, 0x10, 0x20, 0x30, 0x40],
    [1, 0x10, 0x10, 0x10, 0x10],
    [2, 0, 0, 0, 0],
    // Half of left and up is taken away.
    [3, 0x08, 0x08, 0x08, 0x08],
    // Up is the nearest to what left, up and corner foretell.
    [4, 0, 0, 0, 0],
  ];
  const expected = ["#111111", "#222222", "#333333", "#444444"].map((colour) => [colour, 0.25]);
  expect(colours(png(4, rows, 0))).toEqual(expected);
});

test("palettes, grey and colour with and without opacity are read", () => {
  const palette = [chunk("PLTE", Buffer.from([255, 0, 0, 0, 0, 255])), chunk("tRNS", Buffer.from([255, 0]))];
  expect(colours(png(2, [[0, 0, 1]], 3, palette))).toEqual([["#ff0000", 1]]);
  expect(colours(png(2, [[0, 200, 255, 10, 0]], 4))).toEqual([["#cccccc", 1]]);
  expect(colours(png(1, [[0, 18, 67, 109]], 2))).toEqual([["#114466", 1]]);
  expect(colours(plainPng(3, 3, [18, 67, 109, 200]))).toEqual([["#114466", 1]]);
});

test("colours are counted once, however often they are asked for", () => {
  const read = readPng(plainPng(3, 3));
  const count = typeof read === "string" ? undefined : read.colours;
  expect(count?.()).toBe(count?.());
  expect(count?.().size).toBe(1);
});

test("a broken file is told and never thrown", () => {
  const sound = plainPng(8, 8);
  expect(readPng(sound.slice(0, 40))).toBe("it is cut off");
  fc.assert(
    fc.property(fc.nat(sound.length - 1), fc.nat(255), (at, value) => {
      const read = readPng(sound.map((byte, index) => (index === at ? value : byte)));
      expect(typeof read === "string" || read.width > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});
