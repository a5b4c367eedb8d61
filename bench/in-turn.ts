/** Every case once in every round, each round beginning with another: a machine that changes its speed is fair to all. */
export async function measureInTurn<K extends string, S>(
  rounds: number,
  cases: readonly K[],
  measure: (one: K) => Promise<S>,
): Promise<ReadonlyMap<K, readonly S[]>> {
  const samples = new Map<K, S[]>(cases.map((one) => [one, []]));
  // One round that is not counted fills the compile caches of all.
  for (let round = -1; round < rounds; round++) {
    if (round === -1 && rounds === 1) continue;
    for (let turn = 0; turn < cases.length; turn++) {
      const one = cases[(turn + Math.max(0, round)) % cases.length];
      if (one === undefined) continue;
      const sample = await measure(one);
      if (round >= 0) samples.get(one)?.push(sample);
    }
  }
  return samples;
}
