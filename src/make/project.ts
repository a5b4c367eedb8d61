import { libraryEdition } from "../briefs/resolve.ts";
import { type Brief, loadBriefs } from "../briefs/spec.ts";
import { checkStrings } from "../briefs/strings.ts";
import { loadTemplates, type Templates } from "../briefs/templates.ts";
import { type ChartSpec, loadCharts } from "../charts/spec.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import { type Library, loadLibrary } from "../facts/load.ts";
import { verifyLibrary } from "../facts/verify.ts";
import type { Host, Memory } from "../host.ts";
import { type Logo, loadLogo } from "../pictures/logo.ts";
import { loadPictures, type Picture } from "../pictures/picture.ts";
import type { Corpus } from "../sources/corpus.ts";
import { type Fonts, loadFonts } from "../type/fonts.ts";
import { loadTheme } from "../type/load-theme.ts";
import type { Theme } from "../type/theme.ts";

/** Everything a brief is made with, read once. */
export interface Project {
  readonly library: Library;
  readonly briefs: ReadonlyMap<string, Brief>;
  readonly templates: Templates;
  readonly charts: ReadonlyMap<string, ChartSpec>;
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly logo?: Logo;
  /** Of templates/images, by their path in templates. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Of the host: drawings of the same rows are not made again. */
  readonly memory?: Memory;
}

/** The language of the editions made so far. */
export const language = "en";

/** Reads and verifies everything a project holds. */
export function loadProject(host: Host, corpus: Corpus | undefined, report: Report): Project | undefined {
  const library = loadLibrary(host, report);
  verifyLibrary(library, corpus, report, host.memory);
  const wording = library.wordings.get(language);
  if (wording) checkStrings(library, libraryEdition(library, wording), report, host.memory);
  const briefs = loadBriefs(host, report);
  const templates = loadTemplates(host);
  const charts = loadCharts(host, report);
  const loaded = loadTheme(host, report);
  if (!loaded) return undefined;
  const fonts = loadFonts(loaded.theme, host, loaded.folder);
  const pictures = loadPictures(host, report);
  const logo = loadLogo(loaded, language, host, report);
  return {
    library,
    briefs,
    templates,
    charts,
    theme: loaded.theme,
    fonts,
    pictures,
    ...(logo && { logo }),
    ...(host.memory && { memory: host.memory }),
  };
}
