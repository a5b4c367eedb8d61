import { crc32, deflateSync } from "node:zlib";
import { type Picture, readPicture } from "../../src/pictures/picture.ts";

/** A PNG of one colour with its opacity, eight bits a channel. */
export function plainPng(width: number, height: number, [r, g, b, a]: readonly number[] = [0, 0, 0, 255]): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const row = [0, ...Array.from({ length: width }, () => [r ?? 0, g ?? 0, b ?? 0, a ?? 255]).flat()];
  const pixels = Buffer.from(Array.from({ length: height }, () => row).flat());
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Pictures of a deck by their names, all of one colour. */
export function plainPictures(...names: readonly string[]): Readonly<Record<string, Picture>> {
  return Object.fromEntries(
    names.map((name) => {
      const picture = readPicture(name, plainPng(40, 20), () => undefined);
      if (!picture) throw new Error("a plain picture cannot be read");
      return [name, picture];
    }),
  );
}

/** A chunk of a PNG with its checksum. */
export function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
