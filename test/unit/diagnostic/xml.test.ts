import { expect, test } from "vitest";
import { escapeXml, readXml } from "../../../src/diagnostic/xml.ts";

test("elements are read with their names as written, their attributes, texts and offsets", () => {
  const text = `<?xml version="1.0"?>\n<a:b x="1 &lt; 2" y='"'><!-- <no> -->one<c/> &#65;&#x42;<![CDATA[<&]]></a:b>`;
  const root = readXml(text, "refused");
  expect(root).toMatchObject({ name: "a:b", offset: 22, text: "one AB<&", children: [{ name: "c", children: [] }] });
  expect("attributes" in root && [...root.attributes]).toEqual([
    ["x", "1 < 2"],
    ["y", '"'],
  ]);
});

test.each([
  ["<a><b></a>", "</a> closes <b>", 6],
  ["<a>", "<a> is not closed", 0],
  ["<a/><b/>", "it must have exactly one root element", 4],
  ["", "it must have exactly one root element", 0],
  ["<a/>more", "there is text outside the root element", 0],
  ["<a>x & y</a>", '"x & y" contains an unescaped ampersand', 3],
  ["<a>&nbsp;</a>", '"&nbsp;" contains an unescaped ampersand', 3],
  ["<a>&#0;</a>", '"&#0;" contains an unescaped ampersand', 3],
  ['<a b="&"/>', "attribute b contains an unescaped ampersand in <a>", 0],
  ['<a b="1" b="2"/>', "duplicate attribute b in <a>", 0],
  ["<a b=1/>", '"<a b=1/>" is not markup', 0],
  ["</a>", "</a> closes <>", 0],
])("%j is no XML, and why", (text, message, offset) => {
  expect(readXml(text, "refused")).toEqual({ message, offset });
});

test("elements in elements without end are given up", () => {
  expect(readXml("<a>".repeat(100_000), "refused")).toMatchObject({ message: "its elements are nested too deeply" });
  expect(readXml(`${"<a>".repeat(199)}<b/>${"</a>".repeat(199)}`, "refused")).toMatchObject({ name: "a" });
});

test("a document type is unsafe, and so is an instruction unless it is passed", () => {
  expect(readXml('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "passed")).toMatchObject({ offset: 0, isUnsafe: true });
  expect(readXml("<a><?php x ?></a>", "refused")).toMatchObject({ offset: 3, isUnsafe: true });
  expect(readXml("<a><?php x ?></a>", "passed")).toMatchObject({ name: "a" });
});

test("an escaped text is read back as it was, without what XML has no place for", () => {
  const text = "a < b & \"c\" > 'd'\n\u{1F600}";
  const root = readXml(`<a b="${escapeXml(text)}">${escapeXml(`${text}\u0000\u000b\ud800`)}</a>`, "refused");
  expect("attributes" in root && root.attributes.get("b")).toBe(text);
  expect("text" in root && root.text).toBe(`${text}\ufffd`);
});
