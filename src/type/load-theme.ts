import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { ProjectFiles } from "../diagnostic/project-files.ts";
import type { Path } from "../diagnostic/yaml.ts";
import { checkContrast } from "./contrast.ts";
import { checkSlideSizes } from "./least-size.ts";
import { type Theme, themeSchema } from "./theme.ts";

/** A project's theme, and the folder that its file paths are relative to. */
export interface LoadedTheme {
  readonly theme: Theme;
  readonly folder: string;
  /** The source position of a path in the tokens. */
  readonly placeOf: (path: Path) => Place;
}

const folder = "templates/theme";

export function loadTheme(files: ProjectFiles, report: Report): LoadedTheme | undefined {
  const file = `${folder}/tokens.yaml`;
  if (!files.read(file)) {
    report(
      errorAt(
        undefined,
        "missing-file",
        `${file} is missing`,
        "copy it from a new project, made with `briefs new DIR`",
      ),
    );
    return undefined;
  }
  const parsed = files.parse(file, themeSchema, report);
  if (!parsed) return undefined;
  checkContrast(parsed.value, (name) => parsed.placeOf(["colour", name]), report);
  checkSlideSizes(parsed.value, parsed.placeOf, report);
  return { theme: parsed.value, folder, placeOf: parsed.placeOf };
}
