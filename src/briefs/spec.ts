import * as z from "zod";
import type { Place } from "../diagnostic/diagnostic.ts";
import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { ProjectFiles } from "../diagnostic/project-files.ts";
import type { Path } from "../diagnostic/yaml.ts";
import { referenceSchema } from "../facts/pick.ts";
import { localisedSpec } from "../sources/localised.ts";

/** `data/briefs/<brief>.yaml`: a content plan. Choosing is done here, so that templates name only aliases. */
export const briefSchema = z.strictObject({
  title: localisedSpec,
  /** The series the brief belongs to, above its title. */
  kicker: localisedSpec,
  /** A short title for the foot of pages and slides; the title where it is not given. */
  shortTitle: localisedSpec.optional(),
  /** EDTF day: nothing later is picked, and every page carries it. */
  asOf: z.string(),
  marking: z.strictObject({ label: z.string().min(1) }),
  /** How many pages the sheet may have; it is set closer to keep to them, as far as the theme allows. */
  pages: z.int().min(1).optional(),
  use: z.record(
    z.string().regex(/^[a-z][a-z0-9-]*$/, "an alias is small letters, digits and hyphens"),
    referenceSchema,
  ),
});

type BriefSpec = z.infer<typeof briefSchema>;

export interface Brief {
  readonly id: string;
  readonly spec: BriefSpec;
  readonly file: string;
  readonly placeOf: (path: Path) => Place;
}

/** Reads every brief; those with problems are reported and left out. */
export function loadBriefs(files: ProjectFiles, report: Report): ReadonlyMap<string, Brief> {
  const briefs = new Map<string, Brief>();
  for (const name of files.list("data/briefs").filter((file) => file.endsWith(".yaml"))) {
    const file = `data/briefs/${name}`;
    const id = name.replace(/\.yaml$/, "");
    const parsed = files.parse(file, briefSchema, report);
    if (parsed) briefs.set(id, { id, spec: parsed.value, file, placeOf: parsed.placeOf });
  }
  if (files.list("data/briefs").length === 0) {
    report(
      errorAt(
        undefined,
        "empty-data",
        "there is no brief in data/briefs",
        "`briefs new DIR` makes a small project to begin with",
      ),
    );
  }
  return briefs;
}
