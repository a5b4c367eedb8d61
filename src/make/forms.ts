/** What a build can make of a brief, each under its own name. `deck.html` comes with its notes and charts. */
export const forms = ["sheet.pdf", "sheet.html", "deck.html", "deck.presenter", "deck.pdf", "deck.pptx"] as const;
export type Form = (typeof forms)[number];

/** The forms of a fact sheet. */
export const sheetForms: readonly Form[] = ["sheet.pdf", "sheet.html"];
/** The forms of a deck that are handed on: the presenter's variant holds the notes. */
export const deckForms: readonly Form[] = ["deck.html", "deck.pdf", "deck.pptx"];

/** Files by name, relative to the folder of their brief. */
export type Outputs = readonly (readonly [name: string, bytes: Uint8Array])[];

/** One face of a brief: its files, and the facts it prints. */
export interface Made {
  readonly outputs: Outputs;
  readonly facts: ReadonlySet<string>;
  /** What a browser is still at work on. */
  readonly printed?: Promise<Outputs>;
}

export const nothing: Made = { outputs: [], facts: new Set() };

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
