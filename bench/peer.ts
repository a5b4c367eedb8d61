import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Content } from "./content.ts";

/** Sets one sheet. What can be kept from sheet to sheet is kept by whoever makes it. */
export type MakeSheet = (content: Content) => Promise<Uint8Array> | Uint8Array;

/** What a peer's process says on its last line. */
export interface Timings {
  /** Milliseconds for each sheet. */
  readonly sheetMs: readonly number[];
  /** Highest resident memory of the process, in MB. */
  readonly peakMb: number;
}

/**
 * The process of a peer: opens it once and sets `--times` sheets, each with another value of the fact that
 * changes, counted up from `--from`.
 */
export async function runPeer(open: (content: Content) => MakeSheet): Promise<void> {
  const { content, stand, times, from, out } = readOptions();
  const text = readFileSync(content, "utf8");
  const make = open(JSON.parse(text));
  const sheetMs: number[] = [];
  for (let index = 0; index < times; index++) {
    // The change itself is the bench's work, not the peer's.
    const changed: Content = JSON.parse(text.replaceAll(stand, String(from + index)));
    const started = performance.now();
    const bytes = await make(changed);
    sheetMs.push(performance.now() - started);
    if (index === times - 1 && out !== undefined) writeFileSync(out, bytes);
  }
  printTimings(sheetMs);
}

export function printTimings(sheetMs: readonly number[]): void {
  const timings: Timings = { sheetMs, peakMb: process.resourceUsage().maxRSS / 1024 };
  console.log(JSON.stringify(timings));
}

/** The options of every process of the bench. */
export function readOptions(): { content: string; stand: string; times: number; from: number; out?: string } {
  const { values } = parseArgs({
    options: {
      content: { type: "string", default: "" },
      stand: { type: "string", default: "" },
      times: { type: "string", default: "1" },
      from: { type: "string", default: "100" },
      out: { type: "string" },
    },
  });
  const { content, stand, out } = values;
  return { content, stand, times: Number(values.times), from: Number(values.from), ...(out !== undefined && { out }) };
}
