import { beforeAll, describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import type { Host } from "../../../src/host.ts";
import { openCache } from "../../../src/make/cache.ts";
import { runPipeline } from "../../../src/make/pipeline.ts";
import { loadProject, type Project } from "../../../src/make/project.ts";
import { nodeHost } from "../../../src/node-host.ts";
import type { Mark, Page } from "../../../src/sheet/layout/page.ts";
import type { Theme } from "../../../src/type/theme.ts";
import { layOutBrief } from "../../support/lay-out-brief.ts";
import { all, attribute, checkPackage } from "../../support/pptx-check.ts";
import { loadProjectTheme } from "../../support/theme.ts";

// The project with another theme in the place of its own.
const own = nodeHost(process.cwd(), () => undefined);
const host: Host = {
  ...own,
  read: (path) => own.read(path.replace("templates/theme/", "test/support/second-theme/")),
};

const first: Theme = loadProjectTheme().theme;
const found: Diagnostic[] = [];
let project: Project;
let pages: Page[];
let outputs: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  const loaded = loadProject({ host, corpus: undefined, cache: openCache() }, (diagnostic) => found.push(diagnostic));
  if (!loaded) throw new Error("the second theme cannot be read");
  project = loaded;
  const report = (diagnostic: Diagnostic): void => void found.push(diagnostic);
  pages = await layOutBrief("transition", project, "a4", report);
  const order = {
    briefs: ["transition"],
    forms: new Set(["sheet.pdf", "sheet.html", "deck.html", "deck.pptx"] as const),
    corpus: undefined,
  };
  outputs = await runPipeline(host, order, report);
});

function bytesOf(ending: string): Uint8Array {
  const [, bytes] = [...outputs].find(([path]) => path.endsWith(ending)) ?? [];
  if (!bytes) throw new Error(`nothing was made that ends in ${ending}`);
  return bytes;
}

function textOf(ending: string): string {
  const bytes = bytesOf(ending);
  // Embedded fonts are random letters to a search for colours.
  return new TextDecoder("latin1").decode(bytes).replace(/base64,[\w+/=]+/g, "");
}

/** Colours of the first theme that the second does not have. */
function strangers(text: string): string[] {
  const ours = new Set<string>(Object.values(project.theme.colour));
  return Object.values(first.colour).filter(
    (colour) => !ours.has(colour) && colour !== "#ffffff" && text.toLowerCase().includes(colour),
  );
}

function coloursOf(mark: Mark): string[] {
  switch (mark.mark) {
    case "text":
    case "rule":
      return [mark.colour];
    case "rect":
      return [mark.fill];
    case "dot":
      return [mark.fill, mark.stroke?.colour].filter((colour) => colour !== undefined);
    case "drawing":
      return mark.drawing.ops.flatMap((op) => {
        if (op.op === "text") return [op.fill.colour];
        return op.op === "path" ? [op.fill?.colour, op.stroke?.colour].filter((colour) => colour !== undefined) : [];
      });
  }
}

describe("a second theme", () => {
  it("shares no colour, size or margin with the first", () => {
    const { colour, page } = project.theme;
    expect(Object.values(colour).filter((one) => Object.values<string>(first.colour).includes(one))).toEqual([]);
    const sizes = (theme: Theme): number[] => Object.values(theme.page.type).map(({ size }) => size);
    expect(sizes(project.theme).filter((size) => sizes(first).includes(size))).toEqual([]);
    expect(page.margin.start).not.toBe(first.page.margin.start);
  });

  it("makes sheet, twin, deck and charts without a problem", () => {
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
    expect([...outputs.keys()].map((path) => path.slice(path.indexOf("."))).sort()).toContain(".pdf");
  });

  it("gives the page every one of its colours, sizes and lengths", () => {
    const colours = new Set(pages.flatMap(({ marks }) => marks.flatMap(coloursOf)));
    const theirs = new Set<string>(Object.values(project.theme.colour));
    expect([...colours].filter((colour) => !theirs.has(colour))).toEqual([]);
    expect(pages[0]).toMatchObject(project.theme.page.sizes.a4);
    const texts = pages.flatMap(({ marks }) => marks.filter((mark) => mark.mark === "text"));
    expect(Math.min(...texts.map(({ x }) => x))).toBeCloseTo(project.theme.page.margin.start, 1);
    const faces = new Set(texts.map(({ face }) => face));
    expect([...faces].sort()).toEqual(["sans-400", "sans-400-italic", "sans-700", "serif-700"]);
  });

  it("embeds its fonts in the PDF and no other", () => {
    const names = [...textOf("-fact-sheet.pdf").matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(
      new Set(["SourceSans3-Bold", "SourceSerif4-Bold", "SourceSerif4-Regular", "SourceSerif4-Italic"]),
    );
  });

  it.each(["-fact-sheet.html", "-deck.html", "members.svg"])("leaves nothing of the first in %s", (ending) => {
    const text = textOf(ending);
    expect(strangers(text)).toEqual([]);
    expect(text.toLowerCase()).toContain(project.theme.colour.accent);
  });

  it("stands with its logo at the head of the sheet, in its upper corner, as a figure that is read", () => {
    const [page] = pages;
    const node = page?.nodes.find(({ alt }) => alt === "Institute of Open Harbours");
    const logo = page?.marks.find(({ owner }) => owner === node?.id);
    expect(node?.tag).toBe("Figure");
    if (logo?.mark !== "drawing" || !page) throw new Error("the logo is not drawn");
    expect(logo.drawing).toMatchObject({ name: "templates/theme/logo.svg", height: expect.closeTo(36, 1) });
    expect(logo.x + logo.drawing.width).toBeCloseTo(page.width - project.theme.page.margin.end, 1);
    const title = page.marks.filter((mark) => mark.mark === "text" && mark.size === project.theme.page.type.title.size);
    for (const mark of title) if (mark.mark === "text") expect(mark.x + mark.width).toBeLessThan(logo.x);
  });

  it("stands with it in the twin, in both shades, named", () => {
    const text = textOf("-fact-sheet.html");
    expect(text).toMatch(/<p class="logo"><span class="shade light".*?<svg.*?aria-labelledby="logolight-title"/s);
    expect(text).toMatch(/<span class="shade dark".*?<title id="logodark-title">Institute of Open Harbours</s);
  });

  it("stands with it on the title slide, the last slide and no other", () => {
    const slides = textOf("-deck.html").split("<section ").slice(1);
    const places = slides.map((slide) => /<p class="logo (\w+)"><svg.*?<title[^>]*>([^<]*)</s.exec(slide)?.slice(1));
    expect(places.filter((place) => place !== undefined)).toEqual([
      ["cover", "Institute of Open Harbours"],
      ["closing", "Institute of Open Harbours"],
    ]);
    expect([places[0]?.[0], places.at(-1)?.[0]]).toEqual(["cover", "closing"]);
    const { xml, problems } = checkPackage(bytesOf("-deck.pptx"));
    expect(problems).toEqual([]);
    const named = places.map((_, index) =>
      all(xml.get(`ppt/slides/slide${index + 1}.xml`), "p:cNvPr").filter((one) => attribute(one, "name") === "Logo"),
    );
    expect(named.map((logos) => logos.length)).toEqual(places.map((place) => (place ? 1 : 0)));
    expect(named.flat().map((logo) => attribute(logo, "descr"))).toEqual(Array(2).fill("Institute of Open Harbours"));
  });

  it("gives the deck its size", () => {
    expect(textOf("-deck.html")).toContain('viewBox="0 0 1600 900"');
  });
});
