export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Least, median and greatest, as text. */
export function spread(values: readonly number[]): [string, string, string] {
  return [Math.min(...values).toFixed(0), median(values).toFixed(0), Math.max(...values).toFixed(0)];
}

/** The median of the ratios round by round, which a machine's change of speed hardly touches, and their range. */
export function ratios<S>(list: readonly S[], reference: readonly S[], value: (sample: S) => number): string {
  const pairs = list.flatMap((sample, round) => {
    const other = reference[round];
    return other === undefined ? [] : [value(sample) / value(other)];
  });
  const [least, greatest] = [Math.min(...pairs), Math.max(...pairs)];
  return `${median(pairs).toFixed(2)} (${least.toFixed(2)}–${greatest.toFixed(2)})`;
}

export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  for (const row of all) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join("  "));
  }
}
