import { codesOf, type PdfFont } from "./font.ts";
import { identity, type Matrix, matrixOf, multiply, type Point, transform } from "./matrix.ts";
import { isKind, type PdfValue } from "./value.ts";

/** One string as it is shown. */
export interface Show {
  readonly font: PdfFont;
  readonly codes: readonly number[];
  /** By the font's ToUnicode; a code without one is U+FFFD. */
  readonly text: string;
  /** Where its baseline begins and ends, in points of the page. */
  readonly from: Point;
  readonly to: Point;
  /** Text of mode 3 is not painted. */
  readonly isInvisible: boolean;
}

/** The graphics state, as far as the place and the font of text depend on it. */
export interface Graphics {
  setFont(font: PdfFont | undefined, size: PdfValue | undefined): void;
  /** Follows one operator; what text it shows, or what is wrong with it. */
  apply(operator: string, operands: readonly PdfValue[]): Show | string | undefined;
  enterForm(matrix: Matrix | undefined): void;
  leaveForm(): void;
  /** What is still open at the end of a stream, in words. */
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

  const restore = (): string | undefined => {
    const last = saved.length > floor ? saved.pop() : undefined;
    if (!last) return "`Q` closes no `q`";
    state = last;
    return undefined;
  };
  return {
    setFont(font, size) {
      state.font = font;
      state.size = numberOf(size);
    },
    apply(operator, operands) {
      if (operator === "q") saved.push({ ...state });
      else if (operator === "Q") return restore();
      else if (operator === "cm") state.ctm = multiply(matrixOf(operands), state.ctm);
      else if (operator in setters) setters[operator]?.(state, numberOf(operands[0]));
      else return applyText(operator, operands, state, text);
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

const setters: Readonly<Record<string, (state: State, value: number) => void>> = {
  Tc: (state, value) => Object.assign(state, { charSpace: value }),
  Tw: (state, value) => Object.assign(state, { wordSpace: value }),
  Tz: (state, value) => Object.assign(state, { scale: value / 100 }),
  TL: (state, value) => Object.assign(state, { leading: value }),
  Ts: (state, value) => Object.assign(state, { rise: value }),
  Tr: (state, value) => Object.assign(state, { mode: value }),
};

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
): Show | string | undefined {
  const [x, y] = [numberOf(operands[0]), numberOf(operands[1])];
  switch (operator) {
    case "BT":
      if (place.isOpen) return "`BT` stands inside of `BT`";
      place.isOpen = true;
      return moveTo(identity, place);
    case "ET":
      if (!place.isOpen) return "`ET` closes no `BT`";
      place.isOpen = false;
      return undefined;
    case "Tm":
      return moveTo(matrixOf(operands), place);
    case "TD":
      state.leading = -y;
      return nextLine(x, y, place);
    case "Td":
      return nextLine(x, y, place);
    case "T*":
      return nextLine(0, -state.leading, place);
    case "Tj":
    case "TJ":
      return show(operands[0], state, place);
    case "'":
    case '"':
      nextLine(0, -state.leading, place);
      return show(operands.at(-1), state, place);
    default:
      return undefined;
  }
}

function moveTo(matrix: Matrix, place: TextPlace): undefined {
  place.line = matrix;
  place.at = matrix;
}

function nextLine(x: number, y: number, place: TextPlace): undefined {
  moveTo(multiply([1, 0, 0, 1, x, y], place.line), place);
}

function show(operand: PdfValue | undefined, state: State, place: TextPlace): Show | string | undefined {
  const { font } = state;
  if (!place.isOpen) return "text is shown outside of `BT` and `ET`";
  if (!font) return "text is shown without a font";
  const parts = Array.isArray(operand) ? operand : [operand];
  const codes: number[] = [];
  let advance = 0;
  for (const part of parts) {
    if (typeof part === "number") advance -= (part / 1000) * state.size * state.scale;
    if (!isKind(part, "string")) continue;
    const shown = codesOf(part.bytes, font);
    for (const code of shown) advance += widthOf(code, font, state);
    codes.push(...shown);
  }
  const whole = multiply(place.at, state.ctm);
  place.at = multiply([1, 0, 0, 1, advance, 0], place.at);
  return {
    font,
    codes,
    text: codes.map((code) => font.unicode?.get(code) ?? "\ufffd").join(""),
    from: transform([0, state.rise], whole),
    to: transform([advance, state.rise], whole),
    isInvisible: state.mode === 3,
  };
}

function widthOf(code: number, font: PdfFont, { size, charSpace, wordSpace, scale }: State): number {
  const width = ((font.widths.get(code) ?? font.defaultWidth) / 1000) * size;
  return (width + charSpace + (code === 32 && !font.isComposite ? wordSpace : 0)) * scale;
}

function numberOf(value: PdfValue | undefined): number {
  return typeof value === "number" ? value : 0;
}
