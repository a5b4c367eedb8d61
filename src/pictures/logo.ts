import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Host } from "../host.ts";
import { darkColours } from "../type/dark.ts";
import type { LoadedTheme } from "../type/load-theme.ts";
import type { LogoTokens, Theme } from "../type/theme.ts";
import { faintPart } from "./contrast-check.ts";
import type { Drawing } from "./drawing.ts";
import { factorFor, type Picture, readPicture, scaleDrawing } from "./picture.ts";

/** The theme's logo at its printed sizes. */
export interface Logo {
  /** Alternative text; without it the logo is decoration. */
  readonly alt?: string;
  /** In points, for pages. */
  readonly page: Shade;
  /** In pixels, for slides. */
  readonly slide: Shade;
}

interface Shade {
  /** For paper and for the background of boxes. */
  readonly light: Drawing;
  /** For the background of title slides and for dark screens. */
  readonly dark: Drawing;
}

/** Loads the theme's logo. Returns undefined after reporting a problem with its file or colours. */
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
    const hint = `add \`${lang}\` to \`alt\`, or remove \`alt\` if the logo is only decoration`;
    report(errorAt(placeOf(["logo", "alt"]), "no-translation", `the logo has no \`alt\` in \`${lang}\``, hint));
  }
  if (!light || !dark) return undefined;
  const most = { page: tokens.page, slide: besideTitle(tokens.slide, theme) };
  checkSize([light, dark], most, placeOf(["logo", "file"]), report);
  checkShades({ light, dark }, theme, placeOf, report);
  return { ...(alt && { alt }), page: shadesOf(light, dark, most.page), slide: shadesOf(light, dark, most.slide) };
}

/** The maximum logo size on the last slide, where the logo sits beside the first line of the title. */
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
  report(errorAt(place, "picture-unsupported", `the logo ${name} is a JPEG file`, "use an SVG or a PNG file"));
  return undefined;
}

const pointsPerInch = 72;

// Print needs 300 pixels per inch, a high-density screen two pixels per slide pixel.
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
    const message = `the logo ${drawing.name} has ${size(1)} pixels, but needs ${size(wanted)} at its printed size`;
    report(errorAt(place, "picture-small", message, "use a larger PNG or an SVG, or make `page` and `slide` smaller"));
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
  const other = key === "file" ? "add a version of the logo for dark backgrounds as `reversed`" : stronger;
  const grounds = [
    [light, "file", "`paper`", paper, stronger],
    [light, "file", "`tint`", tint, stronger],
    [dark, key, "`accent`, the background of title slides,", accent, other],
    [dark, key, "the paper of dark screens", darkColours(theme.colour).paper, other],
  ] as const;
  for (const [picture, token, name, ground, hint] of grounds) {
    const faint = faintPart(picture, ground);
    if (!faint) continue;
    const contrast = `${faint.ratio.toFixed(2)}:1`;
    const message = `the logo's ${faint.colour} on ${name} has a contrast of ${contrast}; at least 3:1 is required`;
    report(errorAt(placeOf(["logo", token]), "low-contrast", message, hint));
  }
}
