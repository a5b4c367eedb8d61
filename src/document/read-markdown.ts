import { hash } from "node:crypto";
import type { Table as MdTable, Nodes, PhrasingContent, Root, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { directiveFromMarkdown } from "mdast-util-directive";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { directive } from "micromark-extension-directive";
import { gfmTable } from "micromark-extension-gfm-table";
import { runsOf } from "../briefs/text.ts";
import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { type Memory, remember } from "../host.ts";
import type { Block, Run, Table } from "./block.ts";
import { type directiveRules, readAttributes } from "./directives.ts";
import { type AuthorText, enforceLaw, joinTexts } from "./law.ts";
import { type ComposedText, type SlotValue, splitSlots } from "./slots.ts";

/** Reads composed Markdown with its directives into blocks. Unknown, stray and misplaced parts are errors at their line. */
export function readMarkdown(text: ComposedText, names: readonly string[], report: Report, memory?: Memory): Block[] {
  const reader = new Reader(text, report);
  const blocks = reader.blocks(parse(text.markdown, memory).children);
  enforceLaw(reader.texts, names, report);
  return blocks;
}

// The values of facts are not in the Markdown yet, so that its tree stays the same when they change.
function parse(markdown: string, memory: Memory | undefined): Root {
  return remember(memory, `markdown ${hash("sha256", markdown)}`, () => parseAnew(markdown));
}

function parseAnew(markdown: string): Root {
  // `10:30` and `a:b` are no directives: only the block forms are kept.
  const directives = directive();
  delete directives.text;
  return fromMarkdown(markdown, {
    extensions: [directives, gfmTable()],
    mdastExtensions: [directiveFromMarkdown(), gfmTableFromMarkdown()],
  });
}

class Reader {
  readonly texts: AuthorText[] = [];
  private readonly source: ComposedText;
  private readonly report: Report;

  constructor(source: ComposedText, report: Report) {
    this.source = source;
    this.report = report;
  }

  blocks(nodes: readonly RootContent[]): Block[] {
    return nodes.flatMap((node) => this.block(node) ?? []);
  }

  private block(node: RootContent): Block | undefined {
    const place = this.placeOf(node);
    switch (node.type) {
      case "heading":
        return {
          type: "heading",
          depth: node.depth > 3 ? 3 : (node.depth as 1 | 2 | 3),
          runs: this.inline(node),
          place,
        };
      case "paragraph":
        return this.paragraph(node, "body");
      case "list":
        return {
          type: "list",
          ordered: node.ordered === true,
          items: node.children.map((item) => this.blocks(item.children)),
          place,
        };
      case "blockquote":
        return { type: "quote", blocks: this.blocks(node.children), place };
      case "table":
        return this.table(node);
      case "containerDirective":
      case "leafDirective":
        return this.directive(node);
      case "html":
        if (!/^<!--[\s\S]*-->\s*$/.test(node.value))
          this.wrong(node, "raw-html", "HTML cannot stand in a template", "write Markdown, or a directive");
        return undefined;
      default:
        this.wrong(
          node,
          "unsupported-markdown",
          `${nameOf(node.type)} cannot be set on the page`,
          "headings, paragraphs, lists, tables, quotations and directives can",
        );
        return undefined;
    }
  }

  private paragraph(
    node: Extract<RootContent, { type: "paragraph" }>,
    role: "body" | "lead" | "small",
  ): Block | undefined {
    const runs = this.inline(node);
    const first = runs[0];
    if (first?.type === "text" && first.text.startsWith(":::")) {
      this.wrong(
        node,
        "stray-directive",
        "these colons close no block",
        "give the outer of two nested blocks more colons than the inner one",
      );
      return undefined;
    }
    return { type: "paragraph", role, runs, place: this.placeOf(node) };
  }

  private table(node: MdTable): Table {
    const [header, ...rows] = node.children.map((row) => row.children.map((cell) => this.inline(cell)));
    if (rows.length === 0)
      this.wrong(node, "empty-block", "the table has no rows", "write one below its heading, or leave it out");
    return {
      type: "table",
      align: (node.align ?? []).map((align) => (align === "right" ? "end" : align === "center" ? "center" : "start")),
      header: header ?? [],
      rows,
      place: this.placeOf(node),
    };
  }

  private directive(node: ContainerDirective | LeafDirective): Block | undefined {
    const place = this.placeOf(node);
    const attributes = readAttributes(
      node.name,
      node.type === "leafDirective",
      node.attributes ?? {},
      place,
      this.report,
    );
    if (!attributes || !this.isWhole(node)) return undefined;
    const children = node.type === "containerDirective" ? node.children : [];
    switch (node.name as keyof typeof directiveRules) {
      case "tiles":
        return { type: "tiles", tiles: this.parts(children, "tile").map((part) => part.tile), place };
      case "timeline":
        return { type: "timeline", entries: this.parts(children, "entry").map((part) => part.entry), place };
      case "columns":
        return { type: "columns", columns: this.columns(children), place };
      case "col":
        this.wrong(
          node,
          "stray-directive",
          "a column stands outside `columns`",
          "write ::::columns around the :::col blocks",
        );
        return undefined;
      case "chart":
        return { type: "chart", chart: attributes.id ?? "", place };
      case "box":
        return {
          type: "box",
          kind: attributes.kind === "gaps" ? "gaps" : "note",
          blocks: this.blocks(children),
          place,
        };
      case "lead":
      case "small":
        return this.setApart(children, node.name === "lead" ? "lead" : "small", place);
      case "sources":
        return { type: "sources", place };
      case "page":
        return { type: "page", place };
    }
  }

  /** A container that ends with the page swallows all below it: that is told once, and nothing of what is inside. */
  private isWhole(node: ContainerDirective | LeafDirective): boolean {
    if (node.type === "leafDirective") return true;
    const written = this.source.markdown.slice(this.offsetOf(node), node.position?.end.offset).trimEnd();
    const colons = /^:+/.exec(written)?.[0] ?? ":::";
    const last = written.slice(written.lastIndexOf("\n") + 1).trim();
    if (!/^:+$/.test(last) || last.length < colons.length) {
      this.wrong(
        node,
        "stray-directive",
        `\`${node.name}\` is left open`,
        `close it with ${colons} on a line of its own`,
      );
      return false;
    }
    if (node.children.length > 0) return true;
    this.wrong(node, "empty-block", `\`${node.name}\` holds nothing`, "write something into it, or leave it out");
    return false;
  }

  private setApart(children: readonly RootContent[], role: "lead" | "small", place: Place): Block | undefined {
    const [first, ...others] = children;
    if (first?.type === "paragraph" && others.length === 0) return this.paragraph(first, role);
    this.report(
      errorAt(place, "misplaced-text", `\`${role}\` holds one paragraph`, "give each paragraph a block of its own"),
    );
    return undefined;
  }

  private columns(children: readonly RootContent[]): { span: number; blocks: Block[] }[] {
    return children.flatMap((child) => {
      if (child.type === "containerDirective" && child.name === "col") {
        const attributes = readAttributes("col", false, child.attributes ?? {}, this.placeOf(child), this.report);
        return attributes ? [{ span: Number(attributes.span), blocks: this.blocks(child.children) }] : [];
      }
      this.wrong(child, "misplaced-text", "`columns` holds nothing but `col` blocks", "move it into a :::col{span=6}");
      return [];
    });
  }

  /** The tiles or entries of a block that holds nothing else; what is not one of them is told once. */
  private parts<K extends "tile" | "entry">(
    children: readonly RootContent[],
    kind: K,
  ): Extract<SlotValue, { kind: K }>[] {
    const read = children.map((child) => {
      const parts = this.partsOf(child).filter((part) => typeof part !== "string" || part.trim() !== "");
      const right = parts.filter((part): part is Extract<SlotValue, { kind: K }> => isOfKind(part, kind));
      return { child, right, isStray: right.length < parts.length };
    });
    const stray = read.find(({ isStray }) => isStray);
    if (stray) {
      const [block, helper] = kind === "tile" ? ["tiles", "tile"] : ["timeline", "event"];
      const [message, hint] = [`\`${block}\` holds nothing but its parts`, `write {{${helper} "…"}} lines alone`];
      const isBlock = stray.child.type !== "paragraph";
      this.wrong(
        stray.child,
        "misplaced-text",
        message,
        isBlock ? `${hint}, and close them with ::: above this` : hint,
      );
    }
    return read.flatMap(({ right }) => right);
  }

  private partsOf(node: RootContent): (string | SlotValue | undefined)[] {
    if (node.type !== "paragraph") return [undefined];
    return node.children.flatMap((piece) =>
      piece.type === "text" ? splitSlots(piece.value, this.source.slots) : [undefined],
    );
  }

  private inline(node: Nodes): Run[] {
    const pieces: { text: string; offset: number }[] = [];
    const runs =
      "children" in node ? node.children.flatMap((child) => this.runs(child as PhrasingContent, {}, pieces)) : [];
    if (pieces.length > 0) this.texts.push(joinTexts(pieces, this.source));
    return runs;
  }

  private runs(
    node: PhrasingContent,
    style: { strong?: true; emphasis?: true },
    pieces: { text: string; offset: number }[],
  ): Run[] {
    switch (node.type) {
      case "text": {
        pieces.push({ text: node.value, offset: this.offsetOf(node) });
        const report: Report = (diagnostic) => this.report({ ...diagnostic, place: this.placeOf(node) });
        return splitSlots(node.value.replace(/\s*\n\s*/g, " "), this.source.slots)
          .flatMap((part) => runsOf(part, report))
          .map((run) => (run.type === "text" || run.type === "value" ? { ...run, ...style } : run));
      }
      case "strong":
        return node.children.flatMap((child) => this.runs(child, { ...style, strong: true }, pieces));
      case "emphasis":
        return node.children.flatMap((child) => this.runs(child, { ...style, emphasis: true }, pieces));
      case "link":
        return [
          { type: "link", href: node.url, runs: node.children.flatMap((child) => this.runs(child, style, pieces)) },
        ];
      case "break":
        return [{ type: "text", text: " " }];
      case "html":
        if (node.value.startsWith("<!--")) return [];
        this.wrong(node, "raw-html", "HTML cannot stand in a template", "write Markdown, or a directive");
        return [];
      default:
        this.wrong(
          node,
          "unsupported-markdown",
          `${nameOf(node.type)} cannot be set on the page`,
          "emphasis and links can stand in running text",
        );
        return [];
    }
  }

  private wrong(
    node: Nodes,
    code: "raw-html" | "unsupported-markdown" | "stray-directive" | "misplaced-text" | "empty-block",
    message: string,
    hint: string,
  ): void {
    this.report(errorAt(this.placeOf(node), code, message, hint));
  }

  private placeOf(node: Nodes): Place {
    return this.source.placeAt(this.offsetOf(node));
  }

  private offsetOf(node: Nodes): number {
    return node.position?.start.offset ?? 0;
  }
}

function isOfKind(part: string | SlotValue | undefined, kind: string): boolean {
  return typeof part === "object" && part.kind === kind;
}

function nameOf(type: string): string {
  const names: Record<string, string> = {
    code: "a block of code",
    inlineCode: "code",
    thematicBreak: "a rule",
    image: "an image",
    definition: "a link definition",
  };
  return names[type] ?? type;
}
