import type { Conflict, Fact, Measure, Source } from "../facts/fact.ts";
import type { Wording } from "../language/wording.ts";

/** A brief in one language, with everything that its templates and charts can use. */
export interface Edition {
  readonly brief: string;
  /** BCP 47, the key of every localised string. */
  readonly lang: string;
  /** EDTF day, printed as "as of"; later facts are never picked. */
  readonly asOf: string;
  /** Facts by their alias in the brief. */
  readonly use: ReadonlyMap<string, Fact>;
  /** All facts by id. */
  readonly facts: ReadonlyMap<string, Fact>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly conflicts: ReadonlyMap<string, Conflict>;
  /** Names that contain a number. */
  readonly names: readonly string[];
  readonly wording: Wording;
}
