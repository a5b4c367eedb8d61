import { crc32, deflateRawSync } from "node:zlib";

/**
 * Zips files in the given order, all deflated and with the same date, so that the same files give the same bytes
 * (APPNOTE.TXT 6.3.10, 4.3). Names must be ASCII.
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>, day: Date): Uint8Array {
  const date = ((day.getUTCFullYear() - 1980) << 9) | ((day.getUTCMonth() + 1) << 5) | day.getUTCDate();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const body = deflateRawSync(bytes);
    const about = aboutEntry(name, bytes, body, date);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), about, Buffer.from(name)]);
    directory.push(directoryEntry(name, about, at));
    parts.push(local, body);
    at += local.length + body.length;
  }
  const length = directory.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([...parts, ...directory, endOfDirectory(files.size, length, at)]);
}

/** The header fields that the local header and the central directory entry share. */
function aboutEntry(name: string, bytes: Uint8Array, body: Uint8Array, date: number): Buffer {
  const about = Buffer.alloc(26);
  about.writeUInt16LE(versionNeeded, 0);
  about.writeUInt16LE(deflated, 4);
  about.writeUInt16LE(noon, 6);
  about.writeUInt16LE(date, 8);
  about.writeUInt32LE(crc32(bytes), 10);
  about.writeUInt32LE(body.length, 14);
  about.writeUInt32LE(bytes.length, 18);
  about.writeUInt16LE(name.length, 22);
  return about;
}

const versionNeeded = 20;
const deflated = 8;
const noon = 12 << 11;

function directoryEntry(name: string, about: Buffer, at: number): Buffer {
  const entry = Buffer.alloc(46);
  entry.write("PK\x01\x02", "latin1");
  entry.writeUInt16LE(versionNeeded, 4);
  about.copy(entry, 6);
  entry.writeUInt32LE(at, 42);
  return Buffer.concat([entry, Buffer.from(name)]);
}

function endOfDirectory(count: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
