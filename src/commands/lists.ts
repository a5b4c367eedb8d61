import { didYouMean } from "../diagnostic/nearest.ts";
import type { PageSize } from "../sheet/layout/grid.ts";
import { RequestError } from "./command.ts";

const pageSizes: readonly PageSize[] = ["a4", "letter"];

/** Reads `--page`, the paper size of fact sheets; A4 is the default. */
export function readPages(value: string | undefined): readonly PageSize[] {
  return value === undefined ? ["a4"] : readList("page", value, pageSizes);
}

/** Reads a comma-separated option; returns each known value once, in a fixed order. */
export function readList<T extends string>(option: string, value: string, known: readonly T[]): T[] {
  const wanted = value.split(",").map((name) => name.trim());
  const unknown = wanted.find((name) => !known.some((candidate) => candidate === name));
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, known)[0] ?? `known: ${known.join(", ")}`;
    throw new RequestError(`unknown value \`${unknown}\` for \`--${option}\``, hint);
  }
  return known.filter((name) => wanted.includes(name));
}
