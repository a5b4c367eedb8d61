import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { zipFiles } from "../../../src/pptx/zip.ts";

const day = new Date("2024-09-28T23:59:59Z");
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const files = new Map([
  ["check.txt", text("123456789")],
  ["folder/long.xml", text("<a>again and again</a>".repeat(5000))],
  ["empty", text("")],
]);
const zip = Buffer.from(zipFiles(files, day));

test("a zip gives back its files, in their order and byte for byte", () => {
  const found = unzipSync(zip);
  expect(Object.keys(found)).toEqual([...files.keys()]);
  for (const [name, bytes] of files) expect(Buffer.from(found[name] ?? []).equals(bytes)).toBe(true);
  expect(zip.length).toBeLessThan(1000);
});

test("each file stands where the directory says, deflated, with its sum, size and day", () => {
  const end = zip.indexOf("PK\x05\x06");
  expect(zip.readUInt16LE(end + 10)).toBe(3);
  let entry = zip.readUInt32LE(end + 16);
  for (const [name, bytes] of files) {
    expect(zip.toString("latin1", entry, entry + 4)).toBe("PK\x01\x02");
    const local = zip.readUInt32LE(entry + 42);
    expect(zip.toString("latin1", local, local + 4)).toBe("PK\x03\x04");
    expect(zip.subarray(entry + 6, entry + 32).equals(zip.subarray(local + 4, local + 30))).toBe(true);
    expect(zip.toString("latin1", local + 30, local + 30 + name.length)).toBe(name);
    expect(zip.readUInt16LE(entry + 10)).toBe(8);
    // Noon of 28 September 2024, whatever the time zone.
    expect([zip.readUInt16LE(entry + 12), zip.readUInt16LE(entry + 14)]).toEqual([12 << 11, (44 << 9) | (9 << 5) | 28]);
    expect(zip.readUInt32LE(entry + 24)).toBe(bytes.length);
    entry += 46 + name.length;
  }
  expect(entry).toBe(end);
  // The check value of CRC-32.
  expect(zip.readUInt32LE(zip.readUInt32LE(end + 16) + 16)).toBe(0xcbf43926);
});
