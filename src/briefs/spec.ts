import * as z from "zod";
import type { Place } from "../diagnostic/diagnostic.ts";
import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { ProjectFiles } from "../diagnostic/project-files.ts";
import type { Path } from "../diagnostic/yaml.ts";
import { referenceSchema } from "../facts/pick.ts";
import { localisedSpec } from "../sources/localised.ts";

/** `data/briefs/<brief>.yaml`: a content plan. It selects the facts, so that templates use only aliases. */
export const briefSchema = z.strictObject({
  title: localisedSpec,
  /** The series of the brief, printed above its title. */
  kicker: localisedSpec,
  /** A short title for the footer of pages and slides; defaults to the title. */
  shortTitle: localisedSpec.optional(),
  /** EDTF day, printed on every page; later facts are never picked. */
  asOf: z.string(),
  marking: z.strictObject({ label: z.string().min(1) }),
  /** The maximum number of pages of the sheet; spacing shrinks to fit, as far as the theme allows. */
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

/** Reads every brief. Reports invalid ones and skips them. */
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
        "data/briefs contains no briefs",
        "`briefs new DIR` creates a small project to start from",
      ),
    );
  }
  return briefs;
}
