/** Reports a fault of the page's content. */
export type ContentFault = (code: ContentCode, message: string) => void;

/** What following the operators of a page can find to be wrong. */
type ContentCode =
  | "pdf-content-syntax"
  | "pdf-untagged-content"
  | "pdf-artifact-in-content"
  | "pdf-content-in-artifact"
  | "pdf-reference-xobject";

/** The stream whose marks are read: a page or a form, and its key in the parent tree. */
export interface Home {
  readonly id: number;
  readonly parents: number | undefined;
}

/** Content that an element of the structure tree owns. */
export interface Sequence {
  readonly mcid: number;
  readonly tag: string;
  readonly home: Home;
  /** What it shows, by the fonts' ToUnicode. */
  readonly text: string;
}

/** Which marks are open while content is read (ISO 32000-1, 14.6). */
export interface Marking {
  readonly sequences: readonly Sequence[];
  begin(tag: string, mcid: number | undefined, home: Home): void;
  close(): void;
  /** Something is painted: it has to belong to somebody. */
  paint(operator: string): void;
  addText(text: string): void;
  end(): void;
}

type Kind = "artifact" | "content" | "neither";

export function createMarking(fault: ContentFault): Marking {
  const sequences: { mcid: number; tag: string; home: Home; text: string }[] = [];
  const open: { kind: Kind; sequence?: { text: string } }[] = [];
  const isInside = (kind: Kind): boolean => open.some((mark) => mark.kind === kind);
  return {
    sequences,
    begin(tag, mcid, home) {
      const kind: Kind = tag === "Artifact" ? "artifact" : mcid === undefined ? "neither" : "content";
      if (kind === "artifact" && isInside("content")) {
        fault("pdf-artifact-in-content", `an artifact stands inside of content ${sequences.at(-1)?.mcid}`);
      }
      if (kind === "content" && isInside("artifact")) {
        fault("pdf-content-in-artifact", `content ${mcid} (${tag}) stands inside of an artifact`);
      }
      if (kind !== "content" || mcid === undefined) open.push({ kind });
      else {
        const sequence = { mcid, tag, home, text: "" };
        sequences.push(sequence);
        open.push({ kind, sequence });
      }
    },
    close() {
      if (!open.pop()) fault("pdf-content-syntax", "`EMC` closes no marked content");
    },
    paint(operator) {
      if (isInside("content") || isInside("artifact")) return;
      fault("pdf-untagged-content", `\`${operator}\` paints what is neither tagged nor an artifact`);
    },
    addText(text) {
      const owner = open.findLast((mark) => mark.sequence)?.sequence;
      if (owner) owner.text += text;
    },
    end() {
      if (open.length > 0) fault("pdf-content-syntax", `${open.length} marked sequences are not closed`);
    },
  };
}
