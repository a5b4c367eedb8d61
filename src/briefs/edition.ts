import type { Conflict, Fact, Measure, Source } from "../facts/fact.ts";
import type { Wording } from "../language/wording.ts";

/** A brief in one language with everything its templates may name: what helpers and charts print from. */
export interface Edition {
  readonly brief: string;
  /** BCP 47, the key of every localised string. */
  readonly lang: string;
  /** EDTF of the day after which nothing is picked; also the day printed as "as of". */
  readonly asOf: string;
  /** Facts by the alias the brief gives them. */
  readonly use: ReadonlyMap<string, Fact>;
  /** All facts by id. */
  readonly facts: ReadonlyMap<string, Fact>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly conflicts: ReadonlyMap<string, Conflict>;
  /** Names that hold a number. */
  readonly names: readonly string[];
  readonly wording: Wording;
}
