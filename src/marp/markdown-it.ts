/*
 * The part of markdown-it's API that this folder uses; the package has no types.
 */

export interface Token {
  readonly type: string;
  /** First line, and the line after the last. */
  readonly map: readonly [number, number] | null;
  readonly children: readonly Token[] | null;
  readonly content: string;
  readonly meta: Readonly<Record<string, unknown>> | string | null;
}

export interface BlockState {
  readonly src: string;
  /** `bMarks` and `eMarks`: start and end offset of each line. `tShift`: its indentation in characters. */
  readonly bMarks: readonly number[];
  readonly tShift: readonly number[];
  readonly eMarks: readonly number[];
  readonly sCount: readonly number[];
  readonly blkIndent: number;
  line: number;
  push(type: string, tag: string, nesting: -1 | 0 | 1): { hidden: boolean };
}

type BlockRule = (state: BlockState, startLine: number, endLine: number, silent: boolean) => boolean;

export interface MarkdownIt {
  readonly block: {
    readonly ruler: { before(name: string, rule: string, run: BlockRule, options: { alt: string[] }): void };
  };
  parse(markdown: string, env: unknown): readonly Token[];
}
