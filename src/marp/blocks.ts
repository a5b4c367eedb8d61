import type { Block, List, Table } from "../document/block.ts";
import { type DeckEnvironment, placeOfLine, problemAt } from "./environment.ts";
import { attributeOf, type Token } from "./markdown-it.ts";
import { directiveOf, metaOf, type NamedPicture } from "./meta.ts";
import { runsOfInline } from "./runs.ts";

/** Reads the resolved tokens of a slide into the blocks that sheets are made of as well. */
export function blocksOfTokens(tokens: readonly Token[], env: DeckEnvironment): Block[] {
  return readBlocks(tokens, "body", env);
}

type Role = "body" | "lead" | "small";

function readBlocks(tokens: readonly Token[], role: Role, env: DeckEnvironment): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    const end = token.nesting === 1 ? matching(tokens, index) : index;
    blocks.push(...readBlock(token, tokens.slice(index + 1, end), role, env));
    index = end;
  }
  return blocks;
}

function readBlock(token: Token, inside: readonly Token[], role: Role, env: DeckEnvironment): Block[] {
  const place = placeOfLine(env, token.map?.[0]);
  switch (token.type) {
    case "heading_open": {
      const depth = Math.min(3, Number(token.tag.slice(1))) as 1 | 2 | 3;
      return [{ type: "heading", depth, runs: inlineRuns(inside), place }];
    }
    case "paragraph_open": {
      const picture = pictureOf(inside);
      if (picture) return [{ type: "picture", path: picture.path, alt: picture.alt, place }];
      return token.hidden && inlineRuns(inside).length === 0
        ? []
        : [{ type: "paragraph", role, runs: inlineRuns(inside), place }];
    }
    case "bullet_list_open":
    case "ordered_list_open":
      return [readList(token, inside, env)];
    case "blockquote_open":
      return [{ type: "quote", blocks: readBlocks(inside, "body", env), place }];
    case "table_open":
      return [readTable(inside, env, token)];
    case "directive_open":
      return readDirective(token, inside, env);
    case "briefs_tiles":
      return [{ type: "tiles", tiles: metaOf(token).tiles ?? [], place }];
    case "briefs_timeline":
      return [{ type: "timeline", entries: metaOf(token).entries ?? [], place }];
    case "briefs_chart":
      return [{ type: "chart", chart: metaOf(token).chart ?? "", place }];
    case "briefs_sources":
      return [{ type: "sources", place }];
    default:
      return readBlocks(inside, role, env);
  }
}

/** The picture that is all a paragraph holds. */
function pictureOf(inside: readonly Token[]): NamedPicture | undefined {
  const children = inside.flatMap((token) => token.children ?? []);
  const [only, ...others] = children.filter(({ type }) => type !== "softbreak" && type !== "marpit_comment");
  return only?.type === "image" && others.length === 0 ? metaOf(only).picture : undefined;
}

function readDirective(token: Token, inside: readonly Token[], env: DeckEnvironment): Block[] {
  const { name, attributes } = directiveOf(token);
  const place = placeOfLine(env, token.map?.[0]);
  switch (name) {
    case "columns": {
      const columns = childrenOf(inside).flatMap(([open, inner]) =>
        open.type === "directive_open" ? [{ span: spanOf(open), blocks: readBlocks(inner, "body", env) }] : [],
      );
      return [{ type: "columns", columns, place }];
    }
    case "box":
      return [
        {
          type: "box",
          kind: attributes.kind === "gaps" ? "gaps" : "note",
          blocks: readBlocks(inside, "body", env),
          place,
        },
      ];
    case "lead":
    case "small":
      return readBlocks(inside, name, env);
    default:
      return readBlocks(inside, "body", env);
  }
}

/** The share of the grid's twelve columns that a column asks for. */
export function spanOf(column: Token): number {
  return Number(directiveOf(column).attributes.span ?? 12);
}

function readList(token: Token, inside: readonly Token[], env: DeckEnvironment): List {
  return {
    type: "list",
    ordered: token.type === "ordered_list_open",
    items: childrenOf(inside).map(([, inner]) => readBlocks(inner, "body", env)),
    place: placeOfLine(env, token.map?.[0]),
  };
}

function readTable(inside: readonly Token[], env: DeckEnvironment, open: Token): Table {
  const rows = childrenOf(inside).flatMap(([, section]) => childrenOf(section).map(([, row]) => childrenOf(row)));
  const [header = [], ...body] = rows;
  if (body.length === 0) {
    const hint = "write one below its heading, or leave it out";
    problemAt(env, open.map?.[0], "empty-block", "the table has no rows", hint);
  }
  return {
    type: "table",
    align: header.map(([cell]) => alignOf(cell)),
    header: header.map(([, inner]) => inlineRuns(inner)),
    rows: body.map((row) => row.map(([, inner]) => inlineRuns(inner))),
    place: placeOfLine(env, open.map?.[0]),
  };
}

function alignOf(cell: Token): "start" | "center" | "end" {
  const style = attributeOf(cell, "style");
  return style.includes("right") ? "end" : style.includes("center") ? "center" : "start";
}

function inlineRuns(tokens: readonly Token[]): ReturnType<typeof runsOfInline> {
  return tokens.flatMap((token) => (token.type === "inline" ? runsOfInline(token.children ?? []) : []));
}

/** The opening tokens on the top level of a range, each with what stands inside it. */
function childrenOf(tokens: readonly Token[]): [open: Token, inside: readonly Token[]][] {
  const children: [Token, readonly Token[]][] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.nesting !== 1) continue;
    const end = matching(tokens, index);
    children.push([token, tokens.slice(index + 1, end)]);
    index = end;
  }
  return children;
}

function matching(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    depth += tokens[index]?.nesting ?? 0;
    if (depth === 0) return index;
  }
  return tokens.length;
}
