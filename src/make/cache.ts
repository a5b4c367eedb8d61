import { hash } from "node:crypto";
import type { Diagnostic, Report } from "../diagnostic/diagnostic.ts";
import { openStore } from "./store.ts";

/**
 * The only cache. It stores the results of whole stages, keyed by all their inputs, so they cannot be stale. Only this
 * folder uses it; stages do not know about it. Inputs must be plain JSON, because maps and functions would be missing
 * from the key; a test checks the inputs of every step.
 */
export interface Cache {
  /** The result of a stage for these inputs, cached or new. Cached diagnostics are reported again. */
  step<T>(name: string, inputs: unknown, make: Make<T | Promise<T>>, report: Report): Promise<T>;
  /** The same for a synchronous stage. */
  stepNow<T>(name: string, inputs: unknown, make: Make<T>, report: Report): T;
  /** Memoises a small function that a stage calls often, so that recomputing the stage is fast. */
  memo<T>(name: string, inputs: unknown): Memo<T>;
  /** Values that cannot be serialised, like open fonts, for the life of the process. */
  hold<T>(name: string, inputs: unknown, make: () => T): T;
  /** Saves new entries for the next process. */
  save(): void;
}

type Make<T> = (report: Report) => T;

/** Keeps only the entries used since the last save. */
export interface Memo<T> {
  once(key: string, make: () => T): T;
}

interface Kept<T> {
  readonly value: T;
  readonly found?: readonly Diagnostic[];
}

type Used = Record<string, unknown>;

interface OpenMemo {
  readonly before: Readonly<Used>;
  readonly used: Used;
  isNew: boolean;
}

/** Opens the cache in a file, or an in-process one. `program` is the id of the build that writes it. */
export function openCache(file?: string, program?: string): Cache {
  const store = openStore(file, program);
  const held = new Map<string, unknown>();
  const memos = new Map<string, OpenMemo>();
  const recall = <T>(key: string, report: Report): Kept<T> | undefined => {
    const known = store.recall<Kept<T>>(key);
    for (const diagnostic of known?.found ?? []) report(diagnostic);
    return known;
  };
  const keep = <T>(key: string, value: T, found: readonly Diagnostic[]): T => {
    store.keep(key, { value, ...(found.length > 0 && { found }) } satisfies Kept<T>);
    return value;
  };
  return {
    step: async <T>(name: string, inputs: unknown, make: Make<T | Promise<T>>, report: Report): Promise<T> => {
      const key = keyOf(name, inputs);
      const known = recall<T>(key, report);
      if (known) return known.value;
      const found: Diagnostic[] = [];
      return keep(key, await make(heard(found, report)), found);
    },
    stepNow: <T>(name: string, inputs: unknown, make: Make<T>, report: Report): T => {
      const key = keyOf(name, inputs);
      const known = recall<T>(key, report);
      if (known) return known.value;
      const found: Diagnostic[] = [];
      return keep(key, make(heard(found, report)), found);
    },
    memo: <T>(name: string, inputs: unknown): Memo<T> => {
      const key = keyOf(name, inputs);
      const memo = memos.get(key) ?? { before: store.recall<Used>(key) ?? {}, used: {}, isNew: false };
      memos.set(key, memo);
      return {
        once: (part, make) => {
          const known = memo.used[part] ?? memo.before[part];
          memo.isNew ||= known === undefined;
          const value = known ?? make();
          memo.used[part] = value;
          return value as T;
        },
      };
    },
    hold: <T>(name: string, inputs: unknown, make: () => T): T => {
      const key = keyOf(name, inputs);
      if (!held.has(key)) held.set(key, make());
      return held.get(key) as T;
    },
    save: () => {
      for (const [key, { used, isNew }] of memos) if (isNew) store.keep(key, used);
      memos.clear();
      store.save();
    },
  };
}

function heard(found: Diagnostic[], report: Report): Report {
  return (diagnostic) => {
    found.push(diagnostic);
    report(diagnostic);
  };
}

function keyOf(name: string, inputs: unknown): string {
  return `${name} ${hash("sha256", JSON.stringify(inputs))}`;
}
