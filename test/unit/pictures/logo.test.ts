import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { projectFiles } from "../../../src/diagnostic/project-files.ts";
import { nodeHost } from "../../../src/node-host.ts";
import { type Logo, loadLogo } from "../../../src/pictures/logo.ts";
import { loadTheme } from "../../../src/type/load-theme.ts";
import { plainPng } from "../../support/plain-png.ts";

const own = nodeHost(process.cwd(), () => undefined);
const folder = "templates/theme";
const tokens = new TextDecoder().decode(own.read(`${folder}/tokens.yaml`));
const lines = {
  file: "  file: logo.svg",
  reversed: "  reversed: white.svg",
  alt: "  alt: { en: Harbour House }",
  page: "  page: { width: 120, height: 30 }",
  slide: "  slide: { width: 240, height: 60 }",
};
const first = tokens.split("\n").length + 1;

function svg(...colours: string[]): string {
  const bars = colours.map((colour, index) => `<rect x="${index * 20}" width="15" height="20" fill="${colour}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20">${bars.join("\n")}</svg>`;
}

type Files = Readonly<Record<string, string | Uint8Array>>;

const sound: Files = { "logo.svg": svg("#12436d"), "white.svg": svg("#ffffff") };

/** The logo of our own theme with one, lines of it changed or left out. */
function load(
  files: Files,
  change: Partial<Record<keyof typeof lines, string>> = {},
  lang = "en",
): { logo?: Logo | undefined; found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  const report = (one: Diagnostic): void => void found.push(one);
  const written = Object.values({ ...lines, ...change }).filter((line) => line !== "");
  const texts: Files = { ...files, "tokens.yaml": `${tokens}\nlogo:\n${written.join("\n")}\n` };
  const host = {
    ...own,
    read: (path: string) => {
      const name = path.slice(folder.length + 1);
      const file = path.startsWith(folder) && Object.hasOwn(texts, name) ? texts[name] : undefined;
      return typeof file === "string" ? new TextEncoder().encode(file) : file;
    },
  };
  const theme = loadTheme(projectFiles(host), report);
  return { logo: theme && loadLogo(theme, lang, host, report), found };
}

const places = (found: readonly Diagnostic[]): string[] =>
  found.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`);

test("a sound logo is as large as page and slide allow, in both shades", () => {
  const { logo, found } = load(sound);
  expect(found).toEqual([]);
  expect(logo?.alt).toBe("Harbour House");
  expect(logo?.page.light).toMatchObject({ width: 120, height: 30 });
  expect(logo?.slide.dark).toMatchObject({ width: 240, height: 60 });
});

test("without `alt` it is decoration", () => {
  expect(load(sound, { alt: "" }).logo).not.toHaveProperty("alt");
});

test("beside a title it is no higher than the title and the air below it", () => {
  const { logo } = load(sound, { slide: "  slide: { width: 800, height: 200 }" });
  expect(logo?.slide.light.height).toBe(52 + 24);
});

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 1, 0, 1, 0, 1, 1, 0x11, 0, 0xff, 0xd9]);
const png = plainPng(600, 150);

test.each<[string, Files, Partial<typeof lines>, string[], RegExp]>([
  [
    "a missing file",
    {},
    {},
    [`missing-file ${folder}/tokens.yaml:${first + 1}`, `missing-file ${folder}/tokens.yaml:${first + 2}`],
    /there is no templates\/theme\/logo\.svg/,
  ],
  [
    "a file outside of the theme",
    sound,
    { file: "  file: ../logo.svg" },
    [`picture-unsafe ${folder}/tokens.yaml:${first + 1}`],
    /not in the theme's folder/,
  ],
  [
    "an SVG that cannot be read",
    { ...sound, "logo.svg": "<svg" },
    {},
    [`picture-unreadable ${folder}/logo.svg:1`],
    /is not markup/,
  ],
  [
    "an SVG that runs something",
    { ...sound, "logo.svg": svg("#12436d").replace("</svg>", "\n<script/></svg>") },
    {},
    [`picture-unsafe ${folder}/logo.svg:2`],
    /<script>/,
  ],
  [
    "an SVG that reads another file",
    { ...sound, "logo.svg": svg("#12436d").replace("<rect", '\n<image href="//a.b"/><rect') },
    {},
    [`picture-unsafe ${folder}/logo.svg:2`],
    /<image>/,
  ],
  [
    "a PNG of too few pixels",
    { ...sound, "logo.svg": plainPng(200, 50) },
    {},
    [`picture-small ${folder}/tokens.yaml:${first + 1}`],
    /200 x 50 pixels, but needs 500 x 125/,
  ],
  [
    "a PNG that is cut off",
    { ...sound, "logo.svg": png.slice(0, -30) },
    {},
    [`picture-unreadable ${folder}/logo.svg:1`],
    /cut off/,
  ],
  [
    "a PNG whose pixels are broken",
    { ...sound, "logo.svg": png.map((byte, at) => (at > 50 && at < 60 ? 0 : byte)) },
    {},
    [`picture-unreadable ${folder}/logo.svg:1`],
    /decompressed/,
  ],
  [
    "a photograph",
    { ...sound, "logo.svg": jpeg },
    {},
    [`picture-unsupported ${folder}/tokens.yaml:${first + 1}`],
    /JPEG/,
  ],
  [
    "a colour too faint for paper",
    { ...sound, "logo.svg": svg("#12436d", "#dddddd") },
    {},
    [`low-contrast ${folder}/tokens.yaml:${first + 1}`, `low-contrast ${folder}/tokens.yaml:${first + 1}`],
    /the logo's #dddddd on `paper`/,
  ],
  [
    "dark on the accent, with no other form",
    sound,
    { reversed: "" },
    [`low-contrast ${folder}/tokens.yaml:${first + 1}`, `low-contrast ${folder}/tokens.yaml:${first + 1}`],
    /`accent`, the background of title slides/,
  ],
  [
    "another form that is dark as well",
    { ...sound, "white.svg": svg("#12436d") },
    {},
    [`low-contrast ${folder}/tokens.yaml:${first + 2}`, `low-contrast ${folder}/tokens.yaml:${first + 2}`],
    /title slides/,
  ],
])("%s is an error with its place", (_, files, change, expected, message) => {
  const { found } = load(files, change);
  expect(places(found)).toEqual(expected);
  expect(found[0]?.message).toMatch(message);
  expect(found.every(({ severity, hints }) => severity === "error" && hints.length > 0)).toBe(true);
});

test("a name that is not there in the edition's language is an error", () => {
  expect(places(load(sound, {}, "ar").found)).toEqual([`no-translation ${folder}/tokens.yaml:${first + 3}`]);
});

test("a pattern within a part that stands out may be faint; a ground of its own counts as ground", () => {
  const plate = (inside: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20">${inside}</svg>`;
  const patterned = plate(
    '<circle cx="10" cy="10" r="9" fill="#12436d"/><circle cx="10" cy="10" r="3" fill="#1b5480"/>',
  );
  const plated = plate(
    '<rect width="80" height="20" fill="#12436d"/><rect x="9" y="5" width="9" height="9" fill="#ffffff"/>',
  );
  for (const logo of [patterned, plated]) expect(load({ ...sound, "logo.svg": logo }).found).toEqual([]);
  const faint = plated.replace("#ffffff", "#1b5480");
  expect(load({ ...sound, "logo.svg": faint }).found[0]?.code).toBe("low-contrast");
});

test.each([
  ["of one colour", [0xdd, 0xdd, 0xdd, 255], ["low-contrast", "low-contrast"]],
  ["that cannot be seen through", [0x12, 0x43, 0x6d, 255], []],
  ["with nothing opaque in it", [0xdd, 0xdd, 0xdd, 20], []],
] as const)("the contrast of a PNG %s is that of its opaque pixels", (_, colour, codes) => {
  const { found } = load({ ...sound, "logo.svg": plainPng(600, 150, colour) });
  expect(found.map(({ code }) => code)).toEqual(codes);
});

test("a PNG of enough pixels is a logo", () => {
  const { logo, found } = load({ ...sound, "logo.svg": png });
  expect(found).toEqual([]);
  expect(logo?.page.light.ops).toMatchObject([{ op: "image", type: "image/png", width: 120, height: 30 }]);
});
