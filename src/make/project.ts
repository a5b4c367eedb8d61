import { hash } from "node:crypto";
import { libraryEdition } from "../briefs/resolve.ts";
import { type Brief, loadBriefs } from "../briefs/spec.ts";
import { checkStrings } from "../briefs/strings.ts";
import { loadTemplates, type Templates } from "../briefs/templates.ts";
import { checkChart, loadCharts } from "../charts/load.ts";
import type { ChartSpec } from "../charts/spec.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import { projectFiles } from "../diagnostic/project-files.ts";
import type { ListEntry } from "../diagnostic/yaml-entries.ts";
import { type Library, loadLibrary } from "../facts/load.ts";
import { type Claims, verifyFacts, verifyLibrary } from "../facts/verify.ts";
import type { Host } from "../host.ts";
import { type Logo, loadLogo } from "../pictures/logo.ts";
import { loadPictures, type Pictures } from "../pictures/picture.ts";
import type { Corpus } from "../sources/corpus.ts";
import { openFonts, readFonts } from "../type/fonts.ts";
import { loadTheme } from "../type/load-theme.ts";
import type { Look } from "../type/look.ts";
import type { Cache } from "./cache.ts";

/** Everything needed to build briefs, read once. */
export interface Project extends Look {
  readonly library: Library;
  readonly briefs: ReadonlyMap<string, Brief>;
  readonly templates: Templates;
  readonly charts: ReadonlyMap<string, ChartSpec>;
  readonly logo?: Logo;
  readonly pictures: Pictures;
  /** A hash of theme and fonts, for step keys. */
  readonly lookSum: string;
}

/** The only edition language so far. */
export const language = "en";

/** Where a project is loaded from. */
interface ProjectSource {
  readonly host: Host;
  readonly corpus: Corpus | undefined;
  readonly cache: Cache;
}

/** Reads and verifies a whole project. */
export function loadProject({ host, corpus, cache }: ProjectSource, report: Report): Project | undefined {
  const sums = new Map<string, string>();
  const files = projectFiles(host, {
    file: (file, text, read) => {
      const sum = hash("sha256", text);
      sums.set(file, sum);
      return cache.stepNow("file", [file, sum], read, report);
    },
    entriesOf: (file) => cache.memo<ListEntry | null>("entries", file).once,
  });
  const library = loadLibrary(files, report);
  verifyLibrary(library, corpus, report, (claims, note) => verifyOnce(claims, { sums, cache }, note));
  const wording = library.wordings.get(language);
  const sound = cache.memo<boolean>("strings", [language, library.names]);
  if (wording) checkStrings(library, libraryEdition(library, wording), report, sound.once);
  const briefs = loadBriefs(files, report);
  const templates = loadTemplates(host);
  const charts = loadCharts(files, report, (chart, note) => {
    const read = chart.files.map((file) => [file, sums.get(file)]);
    return cache.stepNow("chart", read, (heard) => checkChart(chart, heard), note);
  });
  const loaded = loadTheme(files, report);
  if (!loaded) return undefined;
  const { theme } = loaded;
  const sources = readFonts(theme, files, loaded.folder);
  const faces = sources.map(({ name, sha256 }) => [name, sha256]);
  const fonts = cache.hold("fonts", faces, () => openFonts(sources));
  const pictures = loadPictures(host, report);
  const logo = loadLogo(loaded, language, host, report);
  const lookSum = hash("sha256", JSON.stringify([theme, faces]));
  return { library, briefs, templates, charts, theme, fonts, pictures, lookSum, ...(logo && { logo }) };
}

interface Verifying {
  /** A hash of the files' texts, because the places of problems depend on them. */
  readonly sums: ReadonlyMap<string, string>;
  readonly cache: Cache;
}

/** Verifies facts again only if their source, their files or their document changed. */
function verifyOnce(claims: Claims, { sums, cache }: Verifying, report: Report): void {
  const facts = claims.facts.map(({ fact }) => fact);
  const files = [...new Set(facts.map(({ place }) => place.file))];
  const inputs = [facts, files.map((file) => sums.get(file)), claims.text];
  cache.stepNow("verified", inputs, (note) => verifyFacts(claims, note) ?? null, report);
}
