/**
 * Every word the program itself prints, in English. A language file may change them; one of another language must have
 * them all, because no word is ever taken from another language.
 */
export const englishWords = {
  asOf: "As of {date}",
  back: "Back to the reference of note",
  behind: "Behind the numbers",
  characters: "characters",
  claimant: "According to",
  computed: "computed",
  counted: "What is counted",
  data: "The data of this chart",
  date: "As of",
  inferred: "inferred",
  keyInferred: "inferred or computed",
  keyPlanned: "announced",
  keyStated: "stated by the source",
  keyToday: "this brief",
  marking: "Marking",
  note: "Note",
  notes: "Notes",
  of: "{page} of {pages}",
  page: "Page",
  skip: "Skip to the content",
  slide: "Slide",
  source: "Source",
  sources: "Sources",
  speakerNotes: "Speaker notes",
  thisBrief: "State of this brief",
  undated: "undated",
  value: "Value",
} as const;

export type Word = keyof typeof englishWords;

/** Every word of the program in one language. */
export type Words = Readonly<Record<Word, string>>;

export const wordKeys = Object.keys(englishWords) as Word[];
