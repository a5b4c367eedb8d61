/*
 * The part of markdown-it's interface that this folder touches; the package ships no types.
 */

/** A token as plain data: it can be put away and is the same when it comes back. Its printing needs no more of it. */
export interface Token {
  type: string;
  tag: string;
  attrs: [string, string][] | null;
  /** First line and the line after the last. */
  map: [number, number] | null;
  nesting: -1 | 0 | 1;
  level: number;
  children: Token[] | null;
  content: string;
  markup: string;
  info: string;
  meta: Record<string, unknown> | null;
  block: boolean;
  hidden: boolean;
}

export interface BlockState {
  readonly src: string;
  readonly md: { readonly block: { tokenize(state: BlockState, start: number, end: number): void } };
  /** Where each line begins, its indentation left out, and where it ends. */
  readonly bMarks: number[];
  readonly tShift: number[];
  readonly eMarks: number[];
  readonly sCount: number[];
  readonly blkIndent: number;
  line: number;
  lineMax: number;
  parentType: string;
  push(type: string, tag: string, nesting: -1 | 0 | 1): Token;
}

export type BlockRule = (state: BlockState, startLine: number, endLine: number, silent: boolean) => boolean;
export type RenderRule = (tokens: readonly Token[], index: number, options: unknown, env: unknown) => string;

export interface MarkdownIt {
  readonly block: {
    readonly ruler: { before(name: string, rule: string, run: BlockRule, options: { alt: string[] }): void };
  };
  parse(markdown: string, env: unknown): Token[];
}

/** A token of our own. */
export function createToken(type: string, tag = "", nesting: Token["nesting"] = 0): Token {
  return {
    type,
    tag,
    attrs: null,
    map: null,
    nesting,
    level: 0,
    children: null,
    content: "",
    markup: "",
    info: "",
    meta: null,
    block: false,
    hidden: false,
  };
}

/** The same token, to be changed without changing what was parsed. */
export function copyToken(token: Token): Token {
  return { ...token, children: token.children?.map(copyToken) ?? null };
}

/** An attribute of a token; empty where it has none of that name. */
export function attributeOf({ attrs }: Token, name: string): string {
  return attrs?.find(([key]) => key === name)?.[1] ?? "";
}
