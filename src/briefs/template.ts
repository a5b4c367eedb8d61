import Handlebars from "handlebars";
import { errorAt, type Place, placeOfOffset, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import { privateUse } from "../document/slots.ts";

/** A template or partial in the supported subset of Handlebars, ready to render. */
export interface Template {
  readonly file: string;
  /** Every `{{…}}` is replaced by a call of `slot` with an index into `calls`. */
  readonly ast: hbs.AST.Program;
}

/** One `{{…}}` of a template. */
export interface Call {
  readonly name: string;
  readonly isHelper: boolean;
  readonly place: Place;
  /** Precedes the slot, so that the slot's place is known. */
  readonly mark: string;
}

/** Shared by the templates of one rendering: their calls, and the places of their text. */
export interface Registry {
  readonly calls: Call[];
  readonly places: Place[];
}

interface Known {
  readonly helpers: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  readonly partials: ReadonlySet<string>;
  /** A partial may use any argument its callers pass. */
  readonly isPartial: boolean;
}

// Plane 16. A mark starts each line of template text; `placeMark(i)` leads to `places[i]`.
const firstMark = 0x100000;
export const placeMarks = /[\u{100000}-\u{10FFFD}]/gu;

export function markIndex(mark: string): number {
  return (mark.codePointAt(0) ?? 0) - firstMark;
}

/**
 * Parses a template, reports everything unsupported, and rewrites it so that every `{{…}}` becomes a
 * slot and every line of text starts with a place mark.
 */
export function parseTemplate(
  file: string,
  text: string,
  known: Known,
  registry: Registry,
  report: Report,
): Template | undefined {
  const forbidden = privateUse.exec(text);
  if (forbidden) {
    const code = forbidden[0].codePointAt(0)?.toString(16).toUpperCase();
    report(
      errorAt(
        placeOfOffset(file, text, forbidden.index),
        "private-use-character",
        `the text contains the private-use character U+${code}`,
        "remove it, or type the intended character",
      ),
    );
    return undefined;
  }
  const ast = parse(file, text, report);
  if (!ast) return undefined;
  const rewriter = new Rewriter(file, known, registry, report);
  rewriter.accept(ast);
  return { file, ast };
}

function parse(file: string, text: string, report: Report): hbs.AST.Program | undefined {
  try {
    return Handlebars.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/on line (\d+)|- (\d+):/.exec(message)?.slice(1).find(Boolean) ?? 1);
    const column = Number(/- \d+:(\d+)/.exec(message)?.[1] ?? 0) + 1;
    report(
      errorAt(
        { file, line, column },
        "template-syntax",
        `Handlebars cannot read this: ${
          message
            .split("\n")
            .at(-1)
            ?.replace(/ - \d+:\d+$/, "") ?? message
        }`,
        "every {{#if}} needs its {{/if}}, every {{ its }}",
      ),
    );
    return undefined;
  }
}

class Rewriter extends Handlebars.Visitor {
  private readonly file: string;
  private readonly known: Known;
  private readonly registry: Registry;
  private readonly report: Report;

  constructor(file: string, known: Known, registry: Registry, report: Report) {
    super();
    this.file = file;
    this.known = known;
    this.registry = registry;
    this.report = report;
  }

  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    const place = this.placeOf(node);
    if (!node.escaped) {
      this.report(
        errorAt(
          place,
          "raw-mustache",
          "raw {{{ }}} and {{& }} are not allowed",
          "write {{ }}: values are never parsed as Markdown",
        ),
      );
      return;
    }
    const path = node.path as hbs.AST.PathExpression;
    const name = String(path.original);
    const isHelper = this.known.helpers.has(name);
    if (!isHelper && (node.params.length > 0 || !this.isVariable(name))) {
      const known = [...this.known.helpers, ...this.known.variables];
      this.report(errorAt(place, "unknown-helper", `unknown helper \`${name}\``, ...didYouMean(name, known)));
      return;
    }
    this.checkParams(node.params, place);
    const index = this.registry.calls.push({ name, isHelper, place, mark: this.mark(place) }) - 1;
    node.params = [numberLiteral(index, node.loc), ...(isHelper ? node.params : [path])];
    node.path = { ...path, original: "slot", parts: ["slot"], depth: 0, data: false };
  }

  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const name = node.path.original;
    if (name !== "if" && name !== "unless") {
      this.report(
        errorAt(
          this.placeOf(node),
          "template-unsupported",
          `templates do not support {{#${name}}}`,
          "use {{#if}} or {{#unless}}",
        ),
      );
      return;
    }
    this.checkParams(node.params, this.placeOf(node));
    this.accept(node.program);
    if (node.inverse) this.accept(node.inverse);
  }

  override PartialStatement(node: hbs.AST.PartialStatement): void {
    const name = node.name.type === "PathExpression" ? (node.name as hbs.AST.PathExpression).original : "";
    if (!this.known.partials.has(name)) {
      this.report(
        errorAt(
          this.placeOf(node),
          "unknown-partial",
          `unknown partial \`${name}\``,
          ...didYouMean(name, this.known.partials),
        ),
      );
    }
    for (const pair of node.hash?.pairs ?? []) this.checkParams([pair.value], this.placeOf(node));
  }

  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.unsupported(node, "a partial with a block");
  }

  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.unsupported(node, "an inline partial");
  }

  override Decorator(node: hbs.AST.Decorator): void {
    this.unsupported(node, "a decorator");
  }

  override ContentStatement(node: hbs.AST.ContentStatement): void {
    const original = typeof node.original === "string" ? node.original : node.value;
    const skipped = Math.max(0, original.indexOf(node.value));
    let { line, column } = advance(node.loc.start.line, node.loc.start.column + 1, original.slice(0, skipped));
    node.value = node.value.replace(/[^\n]*\n|[^\n]+$/g, (piece) => {
      const mark = this.mark({ file: this.file, line, column });
      if (piece.endsWith("\n")) line += 1;
      if (piece.endsWith("\n")) column = 1;
      return mark + piece;
    });
  }

  private checkParams(params: readonly hbs.AST.Expression[], place: Place): void {
    for (const param of params) {
      if (param.type === "SubExpression") {
        this.report(
          errorAt(place, "template-unsupported", "a helper cannot be called inside another", "call it on its own"),
        );
      } else if (param.type === "PathExpression" && !this.isVariable((param as hbs.AST.PathExpression).original)) {
        const name = (param as hbs.AST.PathExpression).original;
        const straight = name.replace(/[“”„‟‘’‚«»]/g, "");
        this.report(
          errorAt(
            place,
            "unknown-variable",
            `unknown variable \`${name}\``,
            // Word processors replace straight quotation marks with curly ones.
            straight !== name
              ? `write "${straight}" with straight quotation marks`
              : `write "${name}" in quotation marks if it is the name of a fact`,
          ),
        );
      }
    }
  }

  private isVariable(name: string): boolean {
    return this.known.variables.has(name) || (this.known.isPartial && /^[\w-]+$/.test(name));
  }

  private unsupported(node: hbs.AST.Node, what: string): void {
    this.report(
      errorAt(
        this.placeOf(node),
        "template-unsupported",
        `templates do not support ${what}`,
        "write a file in templates/partials and call it with {{> name}}",
      ),
    );
  }

  private mark(place: Place): string {
    return String.fromCodePoint(firstMark + this.registry.places.push(place) - 1);
  }

  private placeOf(node: hbs.AST.Node): Place {
    const { start, end } = node.loc;
    const length = start.line === end.line ? end.column - start.column : 1;
    return { file: this.file, line: start.line, column: start.column + 1, length };
  }
}

function advance(line: number, column: number, text: string): { line: number; column: number } {
  const lines = text.split("\n");
  if (lines.length === 1) return { line, column: column + text.length };
  return { line: line + lines.length - 1, column: (lines.at(-1)?.length ?? 0) + 1 };
}

function numberLiteral(value: number, loc: hbs.AST.SourceLocation): hbs.AST.NumberLiteral {
  return { type: "NumberLiteral", value, original: value, loc };
}
