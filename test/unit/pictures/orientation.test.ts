import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openCache } from "../../../src/make/cache.ts";
import { runPipeline } from "../../../src/make/pipeline.ts";
import { apply } from "../../../src/pictures/matrix.ts";
import { isOnSide, type Orientation, placeStored, takeOrientation } from "../../../src/pictures/orientation.ts";
import { readPicture } from "../../../src/pictures/picture.ts";
import { chunk, plainPng } from "../../support/plain-png.ts";
import { smallHost } from "../../support/small-project.ts";

type Corner = readonly [x: 0 | 1, y: 0 | 1];

/** Where the first stored pixel and the last one of its row are seen, as the Exif standard says it of each value. */
// biome-ignore format: a table
const seen: Readonly<Record<Orientation, readonly [first: Corner, lastOfRow: Corner]>> = {
  1: [[0, 0], [1, 0]],
  2: [[1, 0], [0, 0]],
  3: [[1, 1], [0, 1]],
  4: [[0, 1], [1, 1]],
  5: [[0, 0], [0, 1]],
  6: [[1, 0], [1, 1]],
  7: [[1, 1], [1, 0]],
  8: [[0, 1], [0, 0]],
};
const orientations = Object.keys(seen).map((key) => Number(key) as Orientation);

/** A TIFF with one entry, the orientation, in either order of bytes. */
function tiff(orientation: number, isLittle: boolean): Buffer {
  const bytes = Buffer.alloc(26);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, 8, isLittle);
  view.setUint16(8, 1, isLittle);
  view.setUint16(10, 274, isLittle);
  view.setUint16(12, 3, isLittle);
  view.setUint32(14, 1, isLittle);
  view.setUint16(18, orientation, isLittle);
  return bytes;
}

function png(orientation: number, isLittle = false): Uint8Array {
  const plain = plainPng(40, 20);
  return Buffer.concat([plain.subarray(0, 33), chunk("eXIf", tiff(orientation, isLittle)), plain.subarray(33)]);
}

/** The head of a JPEG, 40 by 20: enough to read its size and orientation. */
function jpeg(orientation: number, isLittle = false): Uint8Array {
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff(orientation, isLittle)]);
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 20, 0, 40, 1, 1, 0x11, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]), exif, frame, Buffer.alloc(4)]);
}

describe.each(orientations)("orientation %i", (orientation) => {
  const [first, lastOfRow] = seen[orientation];

  test("each corner of the stored picture is drawn where the standard puts it", () => {
    const box = { x: 10, y: 100, width: 300, height: 200 };
    const { matrix, width } = placeStored(box, orientation);
    const place = ([x, y]: Corner): readonly [number, number] => [box.x + x * box.width, box.y + y * box.height];
    expect(apply(matrix, 0, 0)).toEqual(place(first));
    expect(apply(matrix, width, 0)).toEqual(place(lastOfRow));
  });

  test.each([
    ["a PNG", png],
    ["a JPEG", jpeg],
  ])("%s is as large as it looks, and its file no longer turns it", (_, make) => {
    for (const isLittle of [true, false]) {
      const bytes = make(orientation, isLittle);
      const problems: unknown[] = [];
      const picture = readPicture("a", bytes, (problem) => problems.push(problem));
      expect(problems).toEqual([]);
      const [op] = picture?.drawing.ops ?? [];
      const [width, height] = isOnSide(orientation) ? [20, 40] : [40, 20];
      expect(picture?.drawing).toMatchObject({ width, height });
      expect(op).toMatchObject({ op: "image", width, height });
      expect(op?.op === "image" && (op.orientation ?? 1)).toBe(orientation);
      const stored = Buffer.from(op?.op === "image" ? op.data : "", "base64");
      expect(takeOrientation(stored).orientation).toBe(1);
      // The checksum of a PNG is right again.
      expect(readPicture("a", stored, (problem) => problems.push(problem))).toBeDefined();
      expect(problems).toEqual([]);
    }
  });

  test("PowerPoint flips and turns it upright around the middle of its box", async () => {
    const host = smallHost();
    host.files.delete("templates/images/plan.svg");
    for (const path of ["templates/sheets/example.md.hbs", "templates/decks/example.md.hbs"])
      host.files.set(path, Buffer.from((host.text(path) ?? "").replaceAll("images/plan.svg", "images/plan.png")));
    host.files.set("templates/images/plan.png", png(orientation));
    const order = { briefs: [], forms: new Set(["deck.pptx"] as const), corpus: undefined, cache };
    const problems: string[] = [];
    const files = await runPipeline(host, order, ({ code }) => problems.push(code));
    expect(problems).toEqual([]);
    const parts = unzipSync(files.get("example/example-deck.pptx") ?? new Uint8Array());
    const slide = Object.entries(parts).find(
      ([path, part]) => /slides\/slide\d+\.xml$/.test(path) && has(part, "p:pic"),
    );
    const frame = /<p:pic>.*?<a:xfrm([^>]*)><a:off [^>]*\/><a:ext cx="(\d+)" cy="(\d+)"\/>/s.exec(
      strFromU8(slide?.[1] ?? new Uint8Array()),
    );
    const [, attributes = "", cx, cy] = frame ?? [];
    const rot = Number(/rot="(\d+)"/.exec(attributes)?.[1] ?? 0) / 60_000;
    const turn = (rot * Math.PI) / 180;
    // A corner seen from the middle: flipped, then turned clockwise.
    const corner = (x: number, y: number): Corner => {
      const [u, v] = [attributes.includes("flipH") ? -x : x, attributes.includes("flipV") ? -y : y];
      const [across, down] = [u * Math.cos(turn) - v * Math.sin(turn), u * Math.sin(turn) + v * Math.cos(turn)];
      return [across > 0 ? 1 : 0, down > 0 ? 1 : 0];
    };
    expect([corner(-1, -1), corner(1, -1)]).toEqual([first, lastOfRow]);
    // The frame is that of the stored pixels, 40 by 20.
    expect(Number(cx) / Number(cy)).toBeCloseTo(2, 1);
  });
});

const cache = openCache();

function has(part: Uint8Array, tag: string): boolean {
  return strFromU8(part).includes(`<${tag}>`);
}

test("a picture that carries no orientation, or one that is no number from 1 to 8, stays as it is", () => {
  for (const bytes of [plainPng(4, 2), png(1), png(0), png(9), jpeg(1), jpeg(77)])
    expect(takeOrientation(bytes)).toEqual({ orientation: 1, bytes });
});

test("an entry that lies outside of its segment is not followed", () => {
  const bytes = Buffer.from(png(6));
  bytes.writeUInt32BE(4_000_000_000, 33 + 8 + 4);
  expect(takeOrientation(bytes).orientation).toBe(1);
});
