import type { PdfFont } from "./font.ts";
import { identity, type Matrix, matrixOf, multiply, numberOf, type Point, transform, translate } from "./matrix.ts";
import { isKind, type PdfValue } from "./value.ts";

/** One text-showing operator's result. */
export interface Show {
  /** Decoded with the font's ToUnicode; U+FFFD for an unmapped code. */
  readonly text: string;
  /** The start and end of the baseline, in page points. */
  readonly from: Point;
  readonly to: Point;
  /** Rendering mode 3, which paints nothing. */
  readonly isInvisible: boolean;
}

/** The part of the graphics state that determines the position and font of text. */
export interface Graphics {
  /** The character codes shown so far in each font. */
  readonly codes: ReadonlyMap<PdfFont, ReadonlySet<number>>;
  setFont(font: PdfFont | undefined, size: PdfValue | undefined): void;
  /** Applies one operator. Returns the text it shows, or a string that describes its error. */
  apply(operator: string, operands: readonly PdfValue[]): Show | string | undefined;
  enterForm(matrix: Matrix | undefined): void;
  leaveForm(): void;
  /** Describes each `q` and `BT` still open at the end of a stream. */
  openBrackets(): string[];
}

interface State {
  ctm: Matrix;
  font: PdfFont | undefined;
  size: number;
  charSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

const initial: State = {
  ctm: identity,
  font: undefined,
  size: 0,
  charSpace: 0,
  wordSpace: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
};

export function createGraphics(): Graphics {
  let state = { ...initial };
  const saved: State[] = [];
  let floor = 0;
  const floors: number[] = [];
  const text: TextPlace = { isOpen: false, line: identity, at: identity };
  const codes = new Map<PdfFont, Set<number>>();
  const runOf = createRuns(codes);

  const restore = (): string | undefined => {
    const last = saved.length > floor ? saved.pop() : undefined;
    if (!last) return "`Q` has no matching `q`";
    state = last;
    return undefined;
  };
  return {
    codes,
    setFont(font, size) {
      state.font = font;
      state.size = numberOf(size);
    },
    apply(operator, operands) {
      if (operator === "Q") return restore();
      if (operator === "q") saved.push({ ...state });
      else if (operator === "cm") state.ctm = multiply(matrixOf(operands), state.ctm);
      else return applyText(operator, operands, state, text, runOf);
      return undefined;
    },
    enterForm(matrix) {
      saved.push({ ...state });
      floors.push(floor);
      floor = saved.length;
      if (matrix) state.ctm = multiply(matrix, state.ctm);
    },
    leaveForm() {
      saved.length = floor;
      floor = floors.pop() ?? 0;
      restore();
    },
    openBrackets() {
      const open = saved.length - floor;
      return [...(open > 0 ? ["a `q` is not closed"] : []), ...(text.isOpen ? ["a `BT` is not closed"] : [])];
    },
  };
}

interface TextPlace {
  isOpen: boolean;
  line: Matrix;
  at: Matrix;
}

function applyText(
  operator: string,
  operands: readonly PdfValue[],
  state: State,
  place: TextPlace,
  runOf: RunOf,
): Show | string | undefined {
  switch (operator) {
    case "BT":
      if (place.isOpen) return "`BT` is nested inside another `BT`";
      place.isOpen = true;
      return moveTo(identity, place);
    case "ET":
      if (!place.isOpen) return "`ET` has no matching `BT`";
      place.isOpen = false;
      return undefined;
    case "Tm":
      return moveTo(matrixOf(operands), place);
    case "TD":
      state.leading = -numberOf(operands[1]);
      return nextLine(numberOf(operands[0]), numberOf(operands[1]), place);
    case "Td":
      return nextLine(numberOf(operands[0]), numberOf(operands[1]), place);
    case "T*":
      return nextLine(0, -state.leading, place);
    case "Tj":
    case "TJ":
      return show(operands[0], state, place, runOf);
    case "'":
    case '"':
      nextLine(0, -state.leading, place);
      return show(operands.at(-1), state, place, runOf);
    default:
      return setText(operator, numberOf(operands[0]), state);
  }
}

function setText(operator: string, value: number, state: State): undefined {
  if (operator === "Tc") state.charSpace = value;
  else if (operator === "Tw") state.wordSpace = value;
  else if (operator === "Tz") state.scale = value / 100;
  else if (operator === "TL") state.leading = value;
  else if (operator === "Ts") state.rise = value;
  else if (operator === "Tr") state.mode = value;
}

function moveTo(matrix: Matrix, place: TextPlace): undefined {
  place.line = matrix;
  place.at = matrix;
}

function nextLine(x: number, y: number, place: TextPlace): undefined {
  moveTo(translate(x, y, place.line), place);
}

/** A string decoded with a font. Cached, because most words on a page repeat. */
interface Run {
  readonly text: string;
  /** Total advance of the glyphs, in thousandths of the font size. */
  readonly width: number;
  /** Number of glyphs. */
  readonly count: number;
  /** Number of glyphs that word spacing applies to (ISO 32000-1, 9.3.3). */
  readonly spaces: number;
}

type RunOf = (bytes: string, font: PdfFont) => Run;

function createRuns(codes: Map<PdfFont, Set<number>>): RunOf {
  const read = new Map<PdfFont, Map<string, Run>>();
  return (bytes, font) => {
    const runs = read.get(font) ?? new Map<string, Run>();
    if (runs.size === 0) read.set(font, runs);
    const known = runs.get(bytes);
    if (known) return known;
    const run = readRun(bytes, font, codes);
    runs.set(bytes, run);
    return run;
  };
}

function readRun(bytes: string, font: PdfFont, codes: Map<PdfFont, Set<number>>): Run {
  const { isComposite, unicode, widths, defaultWidth } = font;
  const used = codes.get(font) ?? new Set<number>();
  codes.set(font, used);
  const step = isComposite ? 2 : 1;
  let text = "";
  let width = 0;
  let spaces = 0;
  for (let at = 0; at + step <= bytes.length; at += step) {
    const code = isComposite ? (bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1) : bytes.charCodeAt(at);
    used.add(code);
    text += unicode?.get(code) ?? "\ufffd";
    width += widths.get(code) ?? defaultWidth;
    if (code === 32 && !isComposite) spaces++;
  }
  return { text, width, count: Math.floor(bytes.length / step), spaces };
}

function show(operand: PdfValue | undefined, state: State, place: TextPlace, runOf: RunOf): Show | string | undefined {
  const { font, size, charSpace, wordSpace } = state;
  if (!place.isOpen) return "text is shown outside of `BT` and `ET`";
  if (!font) return "text is shown without a font";
  let text = "";
  let advance = 0;
  for (const part of Array.isArray(operand) ? operand : [operand]) {
    if (typeof part === "number") advance -= (part / 1000) * size;
    if (!isKind(part, "string")) continue;
    const run = runOf(part.bytes, font);
    text += run.text;
    advance += (run.width / 1000) * size + run.count * charSpace + run.spaces * wordSpace;
  }
  advance *= state.scale;
  const whole = multiply(place.at, state.ctm);
  place.at = translate(advance, 0, place.at);
  const from = transform(0, state.rise, whole);
  return { text, from, to: transform(advance, state.rise, whole), isInvisible: state.mode === 3 };
}
