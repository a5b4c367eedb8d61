import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Block, Composed, Run } from "../../../../src/document/block.ts";
import { sheetChartWidths } from "../../../../src/sheet/layout/grid.ts";
import { layoutSheet } from "../../../../src/sheet/layout/layout.ts";
import { paintSheet } from "../../../../src/sheet/paint/paint.ts";
import { createPdf, createWriter, pdfString } from "../../../../src/sheet/paint/pdfkit.ts";
import { ownOutputs } from "../../../support/own-outputs.ts";
import { drawFixture, figureFixture, fixture, place } from "../../../support/sheet-fixture.ts";
import { loadProjectTheme } from "../../../support/theme.ts";

const { theme, fonts } = loadProjectTheme();
const date = new Date("2024-09-28T00:00:00Z");

function paint(document: Composed = fixture): Promise<Uint8Array> {
  const drawings = new Map(
    [...sheetChartWidths(document.blocks, theme, "a4")].map(([id, width]) => [id, drawFixture(id, width)]),
  );
  const fail = (problem: { message: string }): void => {
    throw new Error(problem.message);
  };
  const pages = layoutSheet(document, drawings, { theme, fonts, size: "a4" }, fail);
  return paintSheet(document, pages, { theme, fonts, date });
}

function open(bytes: Uint8Array) {
  return getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false }).promise;
}

/** What stands in the file outside of compressed streams. */
function plain(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

interface TreeNode {
  role: string;
  alt?: string;
  children?: (TreeNode | { type: string; id: string })[];
}

function roles(node: TreeNode): string[] {
  const inside = (node.children ?? []).flatMap((child) => ("role" in child ? roles(child) : []));
  return node.role === "Root" ? inside : [node.role, ...inside];
}

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await paint();
});

describe("paintSheet", () => {
  it("makes the same bytes again, in any time zone", async () => {
    vi.stubEnv("TZ", "Pacific/Apia");
    const again = await paint();
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(again))).toBe(0);
  });

  it("says what it is: tagged, its language, its title, its standards, its date", async () => {
    const document = await open(bytes);
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: fixture.title, Language: "en-GB", PDFFormatVersion: "1.7" });
    expect(info).toMatchObject({ CreationDate: "D:20240928000000Z", ModDate: "D:20240928000000Z" });
    expect(metadata?.get("pdfuaid:part")).toBe("1");
    expect(metadata?.get("pdfaid:part")).toBe("2");
    expect(metadata?.get("pdfaid:conformance")).toBe("A");
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    expect(plain(bytes)).toContain("/DisplayDocTitle true");
    expect(plain(bytes).match(/\/Tabs \/S/g)).toHaveLength(2);
  });

  it("keeps its metadata well-formed whatever the title", async () => {
    const title = `Facts & <figures> "now"`;
    const packet = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(plain(await paint({ ...fixture, title })))?.[0] ?? "";
    expect(packet).toContain("Facts &amp; &lt;figures&gt; &quot;now&quot;");
    expect(packet.replace(/&(amp|lt|gt|quot);/g, "")).not.toMatch(/&/);
  });

  it("embeds subsets of its fonts and nothing else", () => {
    const text = plain(bytes);
    expect(text.match(/\/FontFile2/g)).toHaveLength(3);
    expect(text).not.toMatch(/\/Helvetica|\/Subtype \/Type1|\/CIDSet/);
    for (const [, name] of text.matchAll(/\/FontName \/(\S+)/g)) expect(name).toMatch(/^[A-Z]{6}\+Source/);
  });

  it("paints charts as vectors", () => {
    expect(plain(bytes)).not.toContain("/Subtype /Image");
  });

  it("builds a tree of standard elements in order of reading", async () => {
    const document = await open(bytes);
    const trees = await Promise.all([1, 2].map(async (number) => (await document.getPage(number)).getStructTree()));
    const tree = roles(trees[0] as TreeNode);
    expect(tree.slice(0, 5)).toEqual(["Document", "P", "P", "P", "H1"]);
    for (const role of ["H2", "L", "LI", "Lbl", "LBody", "Figure", "Reference", "Link", "Note"])
      expect(tree).toContain(role);
    expect(tree.lastIndexOf("Note")).toBeGreaterThan(tree.lastIndexOf("H2"));
    expect(JSON.stringify(trees[0])).toContain(
      `"alt":"${figureFixture.alt.map((run) => ("text" in run ? run.text : "")).join("")}"`,
    );
  });

  it("gives every link an element, its words, and a place on its own page", async () => {
    const document = await open(bytes);
    for (const number of [1, 2]) {
      const annotations = await (await document.getPage(number)).getAnnotations();
      expect(annotations.length).toBeGreaterThan(5);
      for (const annotation of annotations) {
        expect(annotation.subtype).toBe("Link");
        expect(annotation.contentsObj.str).not.toBe("");
        if (annotation.dest) expect(await document.getDestination(annotation.dest)).toBeTruthy();
      }
    }
    const text = plain(bytes);
    expect(text.match(/\/StructParent /g)?.length).toBe(text.match(/\/Subtype \/Link/g)?.length);
    expect(text).toMatch(/\/Names \[\(note-1\)/);
  });

  it("has its headings as bookmarks below the title", async () => {
    const outline = await (await open(bytes)).getOutline();
    expect(outline).toHaveLength(1);
    expect(outline[0]?.title).toBe(fixture.title);
    expect(outline[0]?.items.map((item: { title: string }) => item.title)).toContain("What changes, what stays");
  });

  it("gives its text back in order, words apart", async () => {
    const page = await (await open(bytes)).getPage(1);
    const { items } = await page.getTextContent();
    const text = items
      .map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : ""))
      .join("")
      .replace(/\s+/g, " ");
    expect(text).toContain("more than 225,000 security personnel trained and equipped by partners");
    expect(text).toContain(
      "With “these core aims achieved”, the move to new security arrangements under Iraqi leadership can commence.",
    );
    expect(text.indexOf("What was announced")).toBeLessThan(text.indexOf("How it came to this"));
  });
});

describe("a word that is parted", () => {
  it("is read back as its two halves, with a plain hyphen at the end of the line", async () => {
    const words = "stabilisation reconstruction arrangements announcement ".repeat(12).trim();
    const text: Run = { type: "text", text: words };
    const parted: Block = { type: "paragraph", role: "body", runs: [text], place };
    const column = { span: 3, blocks: [parted] };
    const columns: Block = { type: "columns", columns: [column, { span: 9, blocks: [] }], place };
    const file = await open(await paint({ ...fixture, blocks: [columns], notes: [] }));
    const { items } = await (await file.getPage(1)).getTextContent();
    const lines = items.map((item) => ("str" in item ? item.str : "")).filter((line) => line.trim() !== "");
    expect(lines.filter((line) => line.endsWith("-")).length).toBeGreaterThan(0);
    expect(lines.join("\n")).not.toContain("\u00ad");
    expect(
      lines
        .map((line) => line.trim())
        .join(" ")
        .replaceAll("- ", ""),
    ).toContain(words);
  });
});

describe("the project's own sheet", () => {
  it("is two full pages", async () => {
    for (const bytes of ownOutputs("-fact-sheet.pdf").values()) expect((await open(bytes)).numPages).toBe(2);
  });
});

describe("the private names of pdfkit that are used", () => {
  it("are still there", () => {
    const pdf = createPdf({ title: "T", lang: "en", date, faces: fonts.faces });
    expect(typeof pdf._addInfo).toBe("function");
    expect(pdf._root.data.Lang?.toString()).toBe("en");
    const element = pdf.struct("P");
    element.dictionary.data.ID = pdfString("x");
    expect(element.dictionary.data.S).toBe("P");
    expect(pdf.getStructTreeRoot().data.Type).toBe("StructTreeRoot");
    expect(pdfString("x")).toBeInstanceOf(String);
    pdf.font("sans-400", 9);
    expect(pdf._fontSize).toBe(9);
    expect(pdf._font.font.face.name).toBe("sans-400");
    expect(pdf._font).toMatchObject({ id: "F1", scale: 1, widths: [expect.any(Number)], unicode: [[0]] });
    expect(pdf._font.subset.includeGlyph(0)).toBe(0);
  });

  it("sort names in the same way on every machine", async () => {
    const pdf = createPdf({ title: "T", lang: "en", date, faces: [] });
    const writer = createWriter(pdf);
    pdf.addPage({ size: [100, 100], margin: 0 });
    for (const name of ["b", "B", "ä", "a"]) pdf.addNamedDestination(name, "XYZ", 0, 0, null);
    writer.endPage();
    expect(plain(await writer.end())).toMatch(/\(B\) \[[\s\S]*\(a\) \[[\s\S]*\(b\) \[/);
  });
});
