import * as fc from "fast-check";
import { expect, test } from "vitest";
import { drawSvg } from "../../../src/pictures/svg.ts";
import { type PictureProblem, readSvg } from "../../../src/pictures/svg-read.ts";

const open = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">';

function read(inside: string, start = open): { svg: string | undefined; problems: PictureProblem[] } {
  const problems: PictureProblem[] = [];
  const drawing = readSvg("a.svg", `${start}\n${inside}\n</svg>`, (problem) => problems.push(problem));
  const fontFamilies = { sans: "s", serif: "t" };
  return { svg: drawing && drawSvg(drawing, { idPrefix: "a", label: "", fontFamilies }), problems };
}

const paths = (svg = ""): string[] =>
  [...svg.matchAll(/<path d="([^"]*)" ([^/]*)\/>/g)].map(([, d, paint]) => `${d} ${paint}`);

test.each([
  [
    "a path with every command",
    '<path d="M10 10h10v10H5V5l2 2q5 10 10 0t10 0c1 1 2 1 3 0s2-1 3 0z" fill="#123"/>',
    'M10 10L20 10L20 20L5 20L5 5L7 7C10.33 13.67 13.67 13.67 17 7C20.33 0.33 23.67 0.33 27 7C28 8 29 8 30 7C31 6 32 6 33 7Z fill="#112233"',
  ],
  ["a rectangle", '<rect x="1" y="2" width="10" height="5"/>', 'M1 2L11 2L11 7L1 7Z fill="#000000"'],
  [
    "a line",
    '<line x1="1" y1="2" x2="30" y2="4" stroke="white" stroke-width="2" stroke-linecap="round"/>',
    'M1 2L30 4 fill="#000000" stroke="#ffffff" stroke-width="2" stroke-linecap="round"',
  ],
  [
    "a polygon",
    '<polygon points="1,1 5,1 5,5" style="fill: rgb(18, 67, 109); fill-rule: evenodd"/>',
    'M1 1L5 1L5 5Z fill="#12436d" fill-rule="evenodd"',
  ],
  [
    "what is inherited, moved and turned",
    '<g fill="#abcdef" transform="translate(10 20) scale(2)" opacity=".5"><rect width="5" height="5" transform="rotate(90)"/></g>',
    'M10 20L10 30L0 30L0 20Z fill="#abcdef" fill-opacity="0.5"',
  ],
  [
    "a stroke that is scaled with its group",
    '<g transform="scale(3)"><path d="M1 1L2 2" fill="none" stroke="#000" stroke-width="2" stroke-dasharray="1 2"/></g>',
    'M3 3L6 6 fill="none" stroke="#000000" stroke-width="6" stroke-dasharray="3 6"',
  ],
])("reads %s", (_, inside, expected) => {
  const { svg, problems } = read(inside);
  expect(problems).toEqual([]);
  expect(paths(svg)).toEqual([expected]);
});

test("circles and rounded corners become curves; what is hidden, notes and names of editors are let go", () => {
  const { svg, problems } = read(
    '<title>T</title><metadata><rdf:RDF/></metadata><defs/><sodipodi:namedview/><circle cx="10" cy="10" r="5"/><rect rx="2" width="20" height="10"/><path d="M1 1h9" display="none"/>',
  );
  expect(problems).toEqual([]);
  expect(paths(svg).map((d) => d.replace(/[^A-Z]/g, ""))).toEqual(["MCCCCZ", "MLCLCLCLCZ"]);
});

test.each([
  ["a script", "<script>alert(1)</script>", "picture-unsafe", /<script>/],
  ["a handler", '<g>\n<path d="M0 0h9" onclick="a()"/></g>', "picture-unsafe", /`onclick`/],
  ["a picture of its own", '<image href="https://a.b/c.png"/>', "picture-unsafe", /<image>/],
  ["a reference", '<path d="M0 0h9" xlink:href="#a"/>', "picture-unsafe", /`xlink:href`/],
  ["HTML inside", "<foreignObject/>", "picture-unsafe", /<foreignObject>/],
  ["a style sheet", "<style>@import 'a.css'</style>", "picture-unsafe", /<style>/],
  ["a paint from elsewhere", '<path d="M0 0h9" fill="url(https://a.b/c#d)"/>', "picture-unsafe", /url\(https/],
  ["the same in a style", `<path d="M0 0h9" style="fill:url('//a.b#d')"/>`, "picture-unsafe", /url/],
  ["a gradient", '<path d="M0 0h9" fill="url(#g)"/>', "picture-unsupported", /`url\(#g\)`/],
  ["a name of a colour", '<path d="M0 0h9" fill="rebeccapurple"/>', "picture-unsupported", /rebeccapurple/],
  ["text", '<text x="1">A</text>', "picture-unsupported", /<text>/],
  ["a filter", '<g filter="url(#f)"><path d="M0 0h9"/></g>', "picture-unsupported", /`filter`/],
  ["a mask in a style", '<path style="mask:url(#m)" d="M0 0h9"/>', "picture-unsupported", /`mask`/],
  ["a class, whose style is not read", '<path class="a" d="M0 0h9"/>', "picture-unsupported", /`class`/],
  ["a skewed group", '<g transform="skewX(3)"><path d="M0 0h9"/></g>', "picture-unsupported", /transform/],
  ["what is painted beyond its edges", '<rect width="300" height="10"/>', "picture-unsupported", /outside/],
  ["nothing at all", "", "picture-unsupported", /empty/],
  ["a path that is none", '<path d="M0 x"/>', "picture-unreadable", /numbers of <path>/],
  ["a number that is none", '<circle cx="a" r="3"/>', "picture-unreadable", /numbers of <circle>/],
  ["an element left open", "<g>", "picture-unreadable", /<\/svg> closes <g>/],
  ["what is no markup", "<path d=M0>", "picture-unreadable", /is not markup/],
])("refuses %s", (_, inside, code, message) => {
  const { svg, problems } = read(inside);
  expect(svg).toBeUndefined();
  expect(problems[0]).toMatchObject({
    code,
    message: expect.stringMatching(message),
    hint: expect.stringMatching(/./),
  });
});

test("a document type, an instruction and a file that is no SVG are refused", () => {
  const codes = [
    read("", `<!DOCTYPE svg [<!ENTITY a "b">]>${open}`),
    read("", `<?xml-stylesheet href="a.css"?>${open}`),
    read("", "<svg>"),
    { problems: [] as PictureProblem[] },
  ].map(({ problems }) => problems.map(({ code }) => code));
  expect(codes).toEqual([["picture-unsafe"], ["picture-unsafe"], ["picture-unreadable"], []]);
  expect(readSvg("a.svg", "<html></html>", () => undefined)).toBeUndefined();
});

test("the offset of a problem is that of its element", () => {
  const inside = '<path d="M0 0h9"/>\n  <text>A</text>';
  const [problem] = read(inside).problems;
  expect(`${open}\n${inside}`.slice(problem?.offset)).toMatch(/^<text>/);
});

test("whatever a file holds, it ends as a drawing or a problem", () => {
  const piece = fc.constantFrom(
    "<g>",
    "</g>",
    "<path d='M0 0L",
    "'/>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&#x110000;",
    "<",
    "é",
    "\u0000",
    " ",
    "<rect width='9' height='1e999'/>",
    "<svg>",
    "</svg>",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 12 }), (pieces) => {
      const { svg, problems } = read(pieces.join(""));
      expect(svg === undefined).toBe(problems.length > 0);
    }),
    { numRuns: 400 },
  );
});

test.each([
  [
    "shapes of a translucent group that overlap",
    '<g opacity=".5"><path d="M0 0h9v9H0z"/><path d="M5 5h9v9H5z"/></g>',
    "overlap",
  ],
  ["those deeper inside it", '<g opacity=".5"><g><path d="M0 0h9v9H0z"/></g><path d="M5 5h9v9H5z"/></g>', "overlap"],
  [
    "a translucent shape that is filled and stroked",
    '<path style="opacity:.5" d="M1 1h9v9H1z" stroke="#f00"/>',
    "stroke",
  ],
])("%s would be darker where they do: refused", (_, inside, reason) => {
  const { svg, problems } = read(inside);
  expect(svg).toBeUndefined();
  expect(problems).toEqual([
    expect.objectContaining({
      code: "picture-unsupported",
      message: expect.stringContaining(reason),
      offset: open.length + 1,
    }),
  ]);
});

test.each([
  ["apart", '<g opacity=".5"><path d="M0 0h9v9H0z"/><path d="M20 5h9v9h-9z"/></g>'],
  ["alone", '<g opacity=".5"><path d="M0 0h9v9H0z"/></g>'],
])("shapes of a translucent group that are %s keep its opacity", (_, inside) => {
  const { svg, problems } = read(inside);
  expect(problems).toEqual([]);
  expect(paths(svg).every((path) => path.includes('fill-opacity="0.5"'))).toBe(true);
});

test("overlapping shapes with an opacity of their own are as a browser shows them", () => {
  const { problems } = read('<path d="M0 0h9v9H0z" opacity=".5"/><path d="M5 5h9v9H5z" opacity=".5"/>');
  expect(problems).toEqual([]);
});
