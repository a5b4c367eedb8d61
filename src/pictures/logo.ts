import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Host } from "../host.ts";
import { darkColours } from "../type/dark.ts";
import type { LoadedTheme } from "../type/load-theme.ts";
import type { LogoTokens, Theme } from "../type/theme.ts";
import { faintPart } from "./contrast-check.ts";
import type { Drawing } from "./drawing.ts";
import { factorFor, type Picture, readPicture, scaleDrawing } from "./picture.ts";

/** The theme's logo, at the sizes it is set in. */
export interface Logo {
  /** What is read in its place; without one it is decoration. */
  readonly alt?: string;
  /** In points of a page. */
  readonly page: Shade;
  /** In pixels of a slide. */
  readonly slide: Shade;
}

interface Shade {
  /** On paper, and on the ground of boxes. */
  readonly light: Drawing;
  /** On the ground of title slides, and on dark screens. */
  readonly dark: Drawing;
}

/** Reads the logo a theme names. A problem of its file or its colours ends in a diagnostic, and in no logo. */
export function loadLogo(
  { theme, folder, placeOf }: LoadedTheme,
  lang: string,
  host: Host,
  report: Report,
): Logo | undefined {
  const tokens = theme.logo;
  if (!tokens) return undefined;
  const read = (key: "file" | "reversed", name: string): Picture | undefined =>
    readLogo(`${folder}/${name}`, name, placeOf(["logo", key]), host, report);
  const light = read("file", tokens.file);
  const dark = tokens.reversed === undefined ? light : read("reversed", tokens.reversed);
  const alt = tokens.alt?.[lang];
  if (tokens.alt && alt === undefined) {
    const hint = `add \`${lang}\` to \`alt\`, or leave \`alt\` out where the logo is decoration`;
    report(errorAt(placeOf(["logo", "alt"]), "no-translation", `the logo has no \`alt\` in \`${lang}\``, hint));
  }
  if (!light || !dark) return undefined;
  const most = { page: tokens.page, slide: besideTitle(tokens.slide, theme) };
  checkSize([light, dark], most, placeOf(["logo", "file"]), report);
  checkShades({ light, dark }, theme, placeOf, report);
  return { ...(alt && { alt }), page: shadesOf(light, dark, most.page), slide: shadesOf(light, dark, most.slide) };
}

/** On the last slide it stands beside the title's first line, above what the slide says. */
function besideTitle({ width, height }: Size, { slide: { type, below } }: Theme): Size {
  return { width, height: Math.min(height, type.title.leading + below.title) };
}

type Size = LogoTokens["slide"];

function shadesOf(light: Picture, dark: Picture, most: Size): Shade {
  const sized = ({ drawing }: Picture): Drawing => scaleDrawing(drawing, factorFor(drawing, most));
  const onPaper = sized(light);
  return { light: onPaper, dark: dark === light ? onPaper : sized(dark) };
}

function readLogo(path: string, name: string, place: Place, host: Host, report: Report): Picture | undefined {
  if (/^[/\\]|:|(^|[/\\])\.\.([/\\]|$)/.test(name)) {
    report(
      errorAt(
        place,
        "picture-unsafe",
        `the logo \`${name}\` is not in the theme's folder`,
        "put it next to tokens.yaml",
      ),
    );
    return undefined;
  }
  const bytes = host.read(path);
  if (!bytes) {
    report(errorAt(place, "missing-file", `there is no ${path}`, "name a file next to tokens.yaml, or remove `logo`"));
    return undefined;
  }
  const picture = readPicture(path, bytes, report);
  if (!picture?.pixels || picture.pixels.type === "image/png") return picture;
  report(errorAt(place, "picture-unsupported", `the logo ${name} is a photograph`, "name an SVG or a PNG file"));
  return undefined;
}

const pointsPerInch = 72;

// Print shows 300 pixels to an inch, a screen of high density two to a pixel of the slide.
function checkSize(
  pictures: readonly Picture[],
  { page, slide }: Pick<LogoTokens, "page" | "slide">,
  place: Place,
  report: Report,
): void {
  for (const { drawing, pixels } of pictures) {
    if (!pixels) continue;
    const [onPage, onSlide] = [factorFor(drawing, page), factorFor(drawing, slide)];
    const wanted = Math.max((onPage * 300) / pointsPerInch, onSlide * 2);
    if (wanted <= 1.001) continue;
    const size = (factor: number): string =>
      `${Math.ceil(pixels.width * factor)} x ${Math.ceil(pixels.height * factor)}`;
    const message = `the logo ${drawing.name} has ${size(1)} pixels, and ${size(wanted)} are wanted for its size`;
    report(errorAt(place, "picture-small", message, "save it larger, name an SVG, or make `page` and `slide` smaller"));
    return;
  }
}

function checkShades(
  { light, dark }: { readonly light: Picture; readonly dark: Picture },
  theme: Theme,
  placeOf: LoadedTheme["placeOf"],
  report: Report,
): void {
  const { paper, tint, accent } = theme.colour;
  const stronger = "use a stronger colour in the logo";
  const key = theme.logo?.reversed === undefined ? "file" : "reversed";
  const other = key === "file" ? "name a form of the logo for dark grounds as `reversed`" : stronger;
  const grounds = [
    [light, "file", "`paper`", paper, stronger],
    [light, "file", "`tint`", tint, stronger],
    [dark, key, "`accent`, the ground of title slides,", accent, other],
    [dark, key, "the paper of dark screens", darkColours(theme.colour).paper, other],
  ] as const;
  for (const [picture, token, name, ground, hint] of grounds) {
    const faint = faintPart(picture, ground);
    if (!faint) continue;
    const message = `${faint.colour} of the logo on ${name} has a contrast of ${faint.ratio.toFixed(2)}:1, and 3:1 is wanted`;
    report(errorAt(placeOf(["logo", token]), "low-contrast", message, hint));
  }
}
