/** The part of markdown-it's interface that this folder touches; the package ships no types. */
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
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}

export type TokenClass = new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;

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

export interface Renderer {
  readonly rules: Record<string, RenderRule | undefined>;
  render(tokens: readonly Token[], options: unknown, env: unknown): string;
}

export interface MarkdownIt {
  readonly block: {
    readonly ruler: { before(name: string, rule: string, run: BlockRule, options: { alt: string[] }): void };
  };
  readonly core: { readonly State: new (src: string, md: MarkdownIt, env: unknown) => { readonly Token: TokenClass } };
  readonly renderer: Renderer;
  readonly options: unknown;
  readonly validateLink: (href: string) => boolean;
  parse(markdown: string, env: unknown): Token[];
}

/** For tokens of our own. */
export function tokenClass(markdown: MarkdownIt): TokenClass {
  return new markdown.core.State("", markdown, {}).Token;
}

/** The same token, to be changed without changing what was parsed. */
export function copyToken(token: Token): Token {
  const children = token.children?.map(copyToken) ?? null;
  return Object.assign(Object.create(Object.getPrototypeOf(token)), token, { children });
}
