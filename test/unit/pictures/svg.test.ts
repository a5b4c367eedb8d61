import { expect, test } from "vitest";
import type { Drawing, Op, TextOp } from "../../../src/pictures/drawing.ts";
import { drawSvg } from "../../../src/pictures/svg.ts";
import { drawExample } from "../../support/chart-example.ts";

const options = {
  idPrefix: "loans",
  label: "Two bars",
  fontFamilies: { sans: "'Source Sans 3', sans-serif", serif: "serif" },
};

const text: TextOp = {
  op: "text",
  text: "a < b",
  x: 1.2345,
  y: 2,
  angle: 0,
  font: { family: "sans", weight: 600, italic: false, size: 9.5 },
  fill: { colour: "#16212c", opacity: 1 },
  width: 20,
  role: "text",
  facts: [],
};

function drawingOf(...ops: Op[]): Drawing {
  return { name: "loans", width: 100, height: 50, ops };
}

test("a drawing becomes one element with its title, numbers to two decimals", () => {
  const path: Op = {
    op: "path",
    commands: [["M", 0, 0.005], ["L", 10.126, 0], ["C", 1, 2, 3, 4, 5, 6], ["Z"]],
    fill: { colour: "#12436d", opacity: 0.5 },
    stroke: { colour: "#16212c", opacity: 1, width: 1.5, dash: [3, 2], cap: "round", join: "bevel" },
  };
  expect(drawSvg(drawingOf(path, text, { ...text, angle: -90 }), options)).toMatchInlineSnapshot(`
    "<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="loans-title" width="100" height="50" viewBox="0 0 100 50">
    <title id="loans-title">Two bars</title>
    <path d="M0 0.01L10.13 0C1 2 3 4 5 6Z" fill="#12436d" fill-opacity="0.5" stroke="#16212c" stroke-width="1.5" stroke-dasharray="3 2" stroke-linecap="round" stroke-linejoin="bevel"/>
    <text x="1.23" y="2" font-family="'Source Sans 3', sans-serif" font-size="9.5" font-weight="600" fill="#16212c">a &lt; b</text>
    <text x="1.23" y="2" transform="rotate(-90 1.23 2)" font-family="'Source Sans 3', sans-serif" font-size="9.5" font-weight="600" fill="#16212c">a &lt; b</text>
    </svg>"
  `);
});

test("clips nest, and ids begin with the prefix", () => {
  const clip: Op = { op: "clip", x: 0, y: 0, width: 10, height: 10 };
  const svg = drawSvg(drawingOf(clip, clip, { op: "end-clip" }, { op: "end-clip" }), { ...options, idPrefix: "a" });
  expect([...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])).toEqual(["a-title", "a-clip-1", "a-clip-2"]);
  expect(svg.match(/<g /g)).toHaveLength(2);
  expect(svg.match(/<\/g>/g)).toHaveLength(2);
});

test("hostile labels stay text, and no line is blank", () => {
  const svg = drawSvg(drawingOf({ ...text, text: '</text><script>"&\n\n# x' }), { ...options, label: '"><b>\n\n---' });
  expect(svg).toContain("&lt;/text&gt;&lt;script&gt;&quot;&amp; # x</text>");
  expect(svg).toContain('<title id="loans-title">&quot;&gt;&lt;b&gt; ---</title>');
  expect(svg).not.toMatch(/\n\s*\n/);
});

test("an element loads nothing", async () => {
  const { drawing } = await drawExample();
  const svg = drawing ? drawSvg(drawing, options) : "";
  expect(svg).toMatch(/^<svg .*<\/svg>$/s);
  expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/href|url\((?!#)|https?:|<style|<script/);
});
