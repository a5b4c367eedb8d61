import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { projectFiles } from "../../../src/diagnostic/project-files.ts";
import { nodeHost } from "../../../src/node-host.ts";
import { loadTheme } from "../../../src/type/load-theme.ts";
import { bindExample, chartFile, chartText, fonts, theme } from "../../support/chart-example.ts";
import { drawAt } from "../../support/draw-chart.ts";

const own = nodeHost(process.cwd(), () => undefined);
const file = "templates/theme/tokens.yaml";
const tokens = new TextDecoder().decode(own.read(file));

function problemsWith(change: (text: string) => string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const text = change(tokens);
  expect(text).not.toBe(tokens);
  const read: typeof own.read = (path) => (path === file ? new TextEncoder().encode(text) : own.read(path));
  loadTheme(projectFiles({ ...own, read }), (one) => found.push(one));
  return found;
}

const lineOf = (text: string): number => tokens.slice(0, tokens.indexOf(text)).split("\n").length;

test.each(Object.keys(theme.slide.type))(
  "a token that sets `%s` of slides below 18 px is an error at its line",
  (style) => {
    const slide = tokens.indexOf("\nslide:");
    const found = problemsWith(
      (text) =>
        text.slice(0, slide) +
        text.slice(slide).replace(new RegExp(`(^    ${style}: \\{.*size: )[\\d.]+`, "m"), "$117.5"),
    );
    expect(found[0]).toMatchObject({
      severity: "error",
      code: "slide-type-small",
      message: expect.stringContaining("17.5 px; the minimum is 18 px on a slide 720 px high"),
      place: {
        file,
        line:
          tokens.slice(0, slide + 1).split("\n").length -
          1 +
          tokens
            .slice(slide + 1)
            .split("\n")
            .findIndex((line) => line.startsWith(`    ${style}: `)) +
          1,
      },
    });
  },
);

test("the limit goes with the height of the slide", () => {
  const found = problemsWith((text) => text.replace("  height: 720", "  height: 900"));
  expect(found.map(({ message }) => message)).toContain(
    "the size of `small` is 18 px; the minimum is 22.5 px on a slide 900 px high",
  );
});

test("a unit is not set below it either, beside the smallest number", () => {
  const [problem] = problemsWith((text) => text.replace("unit: 0.5", "unit: 0.2"));
  expect(problem).toMatchObject({ code: "slide-type-small", place: { file, line: lineOf("unit: 0.5") } });
});

test.each([
  ["10", "10 px"],
  ['{"expr": "5 * k"}', "12 px"],
])(
  "a chart's template that sets type of %s is an error on a slide, at its layer, and none on a sheet",
  async (size, said) => {
    const small = `{"mark": {"type": "text", "style": "value", "fontSize": ${size}, "align": "left"}, "encoding": {"text": {"field": "text"}}}`;
    const { chart } = bindExample(chartText(6, small));
    if (!chart) throw new Error("the example cannot be bound");
    const draw = async (profile: "deck" | "sheet"): Promise<Diagnostic[]> => {
      const found: Diagnostic[] = [];
      await drawAt(chart, { width: 600, profile }, { fonts, theme }, (one) => found.push(one));
      return found.filter(({ code }) => code === "slide-type-small");
    };
    const found = await draw("deck");
    expect(found[0]).toMatchObject({ severity: "error", place: { file: chartFile, line: 6 } });
    expect(found[0]?.message).toContain(`is set at ${said}, below 18 px`);
    expect(await draw("sheet")).toEqual([]);
  },
);
