/** The two faces of a brief. */
type Face = "sheet" | "deck";

/** An output form of a face. */
interface FormInfo {
  readonly face: Face;
  /** Names of its files, relative to the folder of the brief. */
  readonly files: (brief: string, papers: readonly string[]) => readonly string[];
  /** Built when the whole face is requested; other forms must be named. */
  readonly isHandedOn: boolean;
  readonly needsBrowser: boolean;
  /** Whether the face's charts are included as SVG and CSV. */
  readonly withCharts: boolean;
}

const plain = { isHandedOn: true, needsBrowser: false, withCharts: false } as const;

/**
 * The table of forms, and the only place with output names. `sheet.ts` and `deck.ts` have an exhaustive table of
 * renderers for their forms.
 */
export const forms = {
  "sheet.pdf": {
    ...plain,
    face: "sheet",
    withCharts: true,
    // A4 is the default, so it is not named.
    files: (brief, papers) => papers.map((paper) => `${brief}-fact-sheet${paper === "a4" ? "" : `.${paper}`}.pdf`),
  },
  "sheet.html": { ...plain, face: "sheet", withCharts: true, files: (brief) => [`${brief}-fact-sheet.html`] },
  "deck.html": {
    ...plain,
    face: "deck",
    withCharts: true,
    files: (brief) => [`${brief}-deck.html`, `${brief}-deck-notes.txt`],
  },
  "deck.presenter": { ...plain, face: "deck", isHandedOn: false, files: (brief) => [`${brief}-deck.presenter.html`] },
  "deck.pptx": { ...plain, face: "deck", files: (brief) => [`${brief}-deck.pptx`] },
  "deck.pdf": { ...plain, face: "deck", needsBrowser: true, files: (brief) => [`${brief}-deck.pdf`] },
  "deck.handout": {
    ...plain,
    face: "deck",
    isHandedOn: false,
    needsBrowser: true,
    files: (brief) => [`${brief}-deck.handout.pdf`],
  },
} as const satisfies Record<string, FormInfo>;

type Forms = typeof forms;
export type Form = keyof Forms;
export type FormOf<F extends Face> = { [K in Form]: Forms[K]["face"] extends F ? K : never }[Form];
/** A form that only a browser can print. */
export type PrintedForm = { [K in Form]: Forms[K]["needsBrowser"] extends true ? K : never }[Form];

/** In the order of the table. */
export const formNames = Object.keys(forms) as Form[];

/** The forms built when the whole face is requested. */
export function handedOn(face: Face): Form[] {
  return formNames.filter((form) => forms[form].face === face && forms[form].isHandedOn);
}

/** The wanted forms of a face. */
export function formsOf<F extends Face>(face: F, wanted: ReadonlySet<Form>): FormOf<F>[] {
  return formNames.filter((form): form is FormOf<F> => forms[form].face === face && wanted.has(form));
}

export function isPrinted(form: Form): form is PrintedForm {
  return forms[form].needsBrowser;
}

/** The only file of a form, relative to the folder of its brief. */
export function fileOf(form: Exclude<Form, "sheet.pdf">, brief: string): string {
  return forms[form].files(brief)[0] ?? "";
}

/** Files by name, relative to the folder of their brief. */
export type Outputs = readonly (readonly [name: string, bytes: Uint8Array])[];

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
