/** Reports a fault in a page's content. */
export type ContentFault = (code: ContentCode, message: string) => void;

/** The codes that reading a page's operators can report. */
type ContentCode =
  | "pdf-content-syntax"
  | "pdf-untagged-content"
  | "pdf-artifact-in-content"
  | "pdf-content-in-artifact"
  | "pdf-reference-xobject";

/** The page or form whose marked content is being read. */
export interface Home {
  readonly id: number;
  /** Its key in the parent tree. */
  readonly parents: number | undefined;
}

/** A marked-content sequence with an MCID, which an element of the structure tree should own. */
export interface Sequence {
  readonly mcid: number;
  readonly tag: string;
  readonly home: Home;
  /** The text it shows, decoded with ToUnicode. */
  readonly text: string;
}

/** Tracks the open marked-content sequences while a page is read (ISO 32000-1, 14.6). */
export interface Marking {
  readonly sequences: readonly Sequence[];
  begin(tag: string, mcid: number | undefined, home: Home): void;
  close(): void;
  /** Reports paint that is neither tagged nor an artifact. */
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
        fault("pdf-artifact-in-content", `an artifact is nested inside content ${sequences.at(-1)?.mcid}`);
      }
      if (kind === "content" && isInside("artifact")) {
        fault("pdf-content-in-artifact", `content ${mcid} (${tag}) is nested inside an artifact`);
      }
      if (kind !== "content" || mcid === undefined) open.push({ kind });
      else {
        const sequence = { mcid, tag, home, text: "" };
        sequences.push(sequence);
        open.push({ kind, sequence });
      }
    },
    close() {
      if (!open.pop()) fault("pdf-content-syntax", "`EMC` has no matching `BMC` or `BDC`");
    },
    paint(operator) {
      if (isInside("content") || isInside("artifact")) return;
      fault("pdf-untagged-content", `\`${operator}\` paints content that is neither tagged nor an artifact`);
    },
    addText(text) {
      const owner = open.findLast((mark) => mark.sequence)?.sequence;
      if (owner) owner.text += text;
    },
    end() {
      if (open.length > 0)
        fault("pdf-content-syntax", `marked content is not closed at the end of the page (${open.length} open)`);
    },
  };
}
