/**
 * Every diagnostic code, with the explanation that `briefs explain` prints. Codes are permanent:
 * never rename one or change its meaning.
 */
export const codes = {
  // Files
  "json-syntax":
    "A chart's drawing must be valid JSON, so that Vega-Lite editors can open it too: keys and strings in double quotation marks, no comments.",
  "yaml-syntax":
    "The file is not valid YAML. The usual causes are wrong indentation, a missing colon or an unclosed quotation mark.",
  "unknown-key": "The format has no field of this name. Field names are case-sensitive.",
  "missing-field": "A required field is missing.",
  "wrong-type": "A field has the wrong type of value.",
  "missing-file": "Another file refers to this one, but it does not exist.",
  "empty-data": "The data folder has no facts or no briefs, so there is nothing to build.",
  "duplicate-id": "Two entries have the same id. Ids must be unique across all files.",

  // Templates and strings in the data
  "template-syntax":
    "Handlebars cannot read the template: a {{#if}} without its {{/if}}, a {{ without its }}, a partial that calls itself.",
  "template-unsupported":
    "Templates support a subset of Handlebars: values, {{#if}}, {{#unless}} and partials. Loops, nested calls and inline partials are not supported, because every name in a template must be known without running it.",
  "raw-mustache":
    "{{{ }}} and {{& }} would insert text into the Markdown unescaped. Values are never parsed as Markdown.",
  "private-use-character":
    "The program uses private-use characters internally as placeholders, so input must not contain them. They usually come from text copied out of a PDF with custom symbols.",
  "unknown-helper": "There is no helper or variable of this name. The hint suggests the closest one.",
  "unknown-variable": "A bare name in {{ }} is read as a variable. Put fact names in quotation marks.",
  "unknown-partial": "templates/partials has no file of this name.",
  "helper-arguments": "A helper takes a fixed number of arguments, each a text in quotation marks.",
  "unknown-alias": "The brief has no fact of this name. List the facts a brief uses under `use` in data/briefs.",
  "unknown-fact": "No fact has this id. Facts are in data/facts; `briefs list` shows which ones a brief uses.",
  "unknown-conflict": "data/conflicts.yaml has no conflict with this id.",
  "unknown-count": "{{count}} can only count the sources of a brief.",
  "no-label":
    "Labels come from a fact's measure. This fact has no measure, or its measure has no label in this language.",
  "no-wording": "{{says}} and timelines print a fact's wording from its data file. This fact has none.",
  "no-definition": "{{definition}} prints a measure's definition from data/measures.yaml. This measure has none.",
  "no-period": "{{period}} prints the time span a quantity covers. The data file gives none for this fact.",
  "no-value": "{{fact}} prints a quantity. Events and positions have none: print their {{says}} or {{date}}.",
  "no-translation": "A text is missing in the language of the edition. The program never substitutes another language.",
  "derived-has-none": "A computed fact has no claimant, date or wording. Print those of the facts it is computed from.",
  "tile-without-value": "A tile shows a figure, so its fact must be a quantity.",
  "says-loop": "These wordings include each other, so printing them would never end.",
  "exempt-without-reason": "{{exempt}} must give a reason why the numeral is not a figure.",
  "unsourced-numeral":
    "No figure without a source: a typed number cannot be traced to one. Print it with {{fact}} or {{date}}. If the number is part of a name, add the name to data/names.yaml. Use {{exempt}} only as a last resort.",
  // Markdown
  "unknown-directive":
    "There is no block of this name. The list is fixed, so that every output format can print every block.",
  "stray-directive":
    "A line of colons closes nothing, or a block was left open. `:::` closes the most recently opened block; `:::end columns` names the one to close.",
  "empty-block": "A block, table or heading is empty.",
  "directive-attribute": "A directive has an unknown attribute, or lacks a required one.",
  "raw-html": "Templates cannot contain HTML, except comments.",
  "unsupported-markdown": "This kind of Markdown is not supported in any output format.",
  "link-address":
    "Only web addresses (https:// or http://) become links. An address with a user name is refused, because it can pose as another host.",
  "link-empty": "A link without text cannot be clicked, and a screen reader has nothing to announce.",
  "timeline-order":
    "A timeline runs from the earliest event to the latest; an event out of order looks like a mistake.",
  "heading-skipped":
    "Headings may go down only one level at a time, because screen reader users navigate a page by its headings.",
  "table-row": "A table row has more cells than the header. The extra cells would be lost.",
  "misplaced-tile": "{{tile}} works only inside :::tiles, on a line of its own.",
  "misplaced-entry": "{{event}} works only inside :::timeline, on a line of its own.",
  "misplaced-text": "Tiles, columns and timelines can contain only their own parts.",
  // Briefs
  "unknown-chart": "No chart has this name in templates/charts.",
  "missing-template": "A brief has neither a sheet template nor a deck template with its name.",
  "as-of-unsupported":
    "The as-of date is printed on every page, so it needs a source like any other number. It must be the as-of date of the newest fact that the brief uses.",
  "conflict-not-printed":
    "The brief prints facts that contradict each other, so it must also print the note on the conflict from data/conflicts.yaml.",
  "uncited-figure":
    "A sheet prints a figure or date, but none of its notes gives the source. Add {{cite}} after it; facts with the same source, date and caveat share one note.",
  "contested-alone": "A contested claim may be printed only together with its rebuttal.",
  "conflict-omitted": "data/conflicts.yaml says that this fact must not be printed.",
  "unused-alias": "The brief lists a fact that none of its templates or charts prints.",
  // Page
  "missing-glyph":
    "No embedded font has this character, so the page would show an empty box. Write it another way, or add a font that has it to the theme.",
  "block-too-tall":
    "Something that cannot be split (a table row, a box, a chart) is taller than an empty page. Shorten it or divide it in two.",
  "page-budget":
    "The sheet is longer than the brief's `pages` allows, even at the tightest spacing that the theme's `page.shrink` permits. Shorten the text here, remove a block, or allow the brief another page.",
  "text-overflow": "Text does not fit its space. Shorten it, or give it more columns.",
  "text-collision": "Two texts overlap on the page.",
  "label-too-long": "A tile's label may have two lines; with a longer one the row of tiles cannot be read at a glance.",
  "title-too-long": "A title may have at most two lines.",
  "missing-word":
    "The language file lacks a word that the program has to print. The program never substitutes another language.",
  "missing-note": "A reference points to a note that the document does not have.",
  "low-contrast":
    "The contrast between the two colours is too low for readers with low vision, in print and on a projector (WCAG 2.2, AA).",
  // Charts
  "chart-files":
    "A chart is two files in templates/charts with the same name: the drawing, `<id>.vl.json` (a Vega-Lite specification), and its words and facts, `<id>.yaml`. One of them is missing. A drawing needs no second file only if it has its words inside, under `usermeta.briefs`.",
  "chart-unknown-field":
    "A chart uses a column that its rows do not have. Vega-Lite would silently draw an empty chart. The columns are listed in src/charts/row.ts.",
  "chart-no-rows": "A chart without rows would be an empty frame on the page.",
  "chart-missing-row":
    "A fact that the chart uses is not in the picture: a filter drops it, or its position is not a number. Readers would assume that the picture is complete.",
  "chart-forbidden":
    "A chart may draw only its own facts. It cannot load files, link elsewhere, generate rows or depend on random numbers or the clock. Pictures, maps, gradients and outlined text are not supported.",
  "chart-colour":
    "Charts take their colours from the theme, so that a house theme changes them too. Use a named style or a scale.",
  "chart-numeral":
    "No figure without a source: a numeral in a chart must come from a column of its row, not from the specification.",
  "chart-unknown-alias": "A chart uses a fact name that the brief does not define.",
  "chart-unknown-measure": "A chart uses a measure that is not in data/measures.yaml.",
  "chart-no-value":
    "A chart plots quantities. Events and vague quantities have no value to plot, so they become rows only in a dataset marked `valueless`; positions never do.",
  "chart-no-text":
    "One of the chart's own columns of words or names has no text for a row in the language of the edition.",
  "chart-warning":
    "Vega or Vega-Lite issued a warning. Most of their warnings mean that something is missing from the picture, so each counts as an error.",
  "chart-clipped-text": "A text extends past the edge of the chart and would be cut off.",
  "chart-overlapping-text": "Two texts in a chart overlap, or are too close together to read.",
  "chart-joined":
    "A line tells readers that its points measure the same thing at different times. Only a measure with `compare: line` allows that; draw all others as bars or separate dots.",

  // Sources and facts
  "unknown-source":
    "A fact's id begins with its source, and no file in data/sources has a record of that source. Correct the id, or add the record.",
  "unknown-measure": "data/measures.yaml has no measure of this name. Correct the name, or add the measure.",
  "unknown-claimant":
    "data/claimants.yaml has no claimant with this id. Correct the id, add the claimant, or write out the words: claimant: { en: … }.",
  "document-missing":
    "The corpus folder has no text for this document under the name given in its record in data/sources.",
  "document-unhashed":
    "The document's record has no checksum, so changes to its text would go unnoticed. `briefs anchor` fills it in.",
  "document-changed":
    "The checksum differs: the document's text has changed since its facts were recorded. Check the facts against the new text, then enter the new checksum by hand.",
  "selector-unanchored":
    "A selector has no positions yet. Type only `exact`; `briefs anchor` finds the words in the document and fills in `start` and `end`.",
  "selector-length":
    "`end` minus `start` is not the length of `exact`, so one of the three was changed. Remove both positions and run `briefs anchor`.",
  "selector-too-long":
    "Quote at most eighty characters of a document, because its sentences belong to its authors. Keep only the words that give the value or the claim.",
  "selector-text":
    "The document has other words at the selector's position. Either the selector or the document was changed.",
  "selector-value":
    "The typed value differs from the one in the selector's words. Every figure must be readable from the document.",
  "selector-qualifier":
    'The typed qualifier differs from the one in the selector\'s words. "More than", "nearly" and "around" are part of a value: never drop or add them.',
  "selector-unit":
    "The fact's unit differs from the one in the selector's words: a symbol or a word, like %, $, km² or months.",
  "selector-ambiguous":
    "The selector's words contain more than one quantity, so it is unclear which one is meant. Narrow `exact` to one of them.",
  "value-missing": "A quantity has no value. `briefs anchor` reads it from the selector's words.",
  "value-changed":
    "The words were found only after normalising spaces, quotation marks and dashes, and their numbers have changed. A person has to decide.",
  "anchor-missing": "The document does not contain the selector's words.",
  "anchor-ambiguous":
    "The selector's words occur several times in the document. Add `prefix`: a few words that precede the right occurrence.",
  "bad-date":
    "Dates are written in EDTF, the Extended Date/Time Format: 2024-09-28, 2024-09, 2014-22 (summer), 2024-01/2024-06.",
  "date-mismatch":
    "The typed date differs from the one in the words that support it: its selector, or the reason for inferring it.",
  "date-unexplained":
    "A date is given twice, as EDTF and in words, so that typing errors show. Give it a selector with the date, or a reason that begins with it.",
  "date-rule":
    "A computed date needs the date of a source or an event, and a quantity of months or years. The rule names something else.",
  "contested-unrebutted": "A claim that its own source disputes must be recorded together with its rebuttal.",
  "subset-cycle": "A fact is recorded as part of itself, through other facts.",
  "derived-bound":
    'Bounds, estimates and vague dates have no exact sum, difference or share: "more than a" minus "more than b" can be anything.',
  "derived-incomparable":
    "The facts do not count the same thing, or their measure does not allow its points to be joined by a line.",
  "subset-added": "A part would be added to its whole and count twice.",
  "conflict-unruled":
    "Sources disagree: the same measure has two values for one area and time, or a total falls. Record in data/conflicts.yaml which value holds and what a brief prints about it; the hint has the lines to paste.",
  "later-than-as-of": "The fact is dated after the brief's as-of date. A brief may use nothing later.",
  "pick-nothing": "None of the measure's facts can be picked: each is too late, only part of another, or contested.",
  "pick-ambiguous":
    "Several of the measure's facts are equally early or late, or cover different areas. Name one fact, or its scope.",
  // Decks
  "unknown-layout":
    "A slide's class names its layout, and the list of layouts is fixed. If none fits, split the slide or leave out the class.",
  "slide-untitled":
    "Every slide needs a heading: screen readers, the overview and the notes use it as the slide's name.",
  "slide-title-repeated":
    "Two slides with the same title cannot be told apart by ear or in an overview. Let each title state its slide's message.",
  "slide-directive":
    "A slide's marking, source line, page number and look come from the brief and the theme, so a template cannot set them. A Marp directive cannot contain a value, because the value would be read as part of the directive.",
  "slide-overflow":
    "Something on a slide does not fit: it leaves the slide or its margins, is wider than its column, or overlaps the marking, the sources or another part. Cut text, or split the slide. A build that prints the deck measures this in the browser; other builds estimate it from font widths.",
  "slide-type-small":
    "Type on a slide must be at least 18 px on a slide 720 px high, so that it can be read from the back of a room. The sizes are under `slide` in templates/theme/tokens.yaml; charts take them from the named styles or the parameter `k`.",
  "picture-unreadable": "A picture or logo is not a valid SVG, PNG or JPEG file.",
  "picture-unsafe":
    "An SVG can run scripts and read other files. The program draws shapes and paths only, and refuses files with active content, so that decks and sheets never pass it on.",
  "picture-unsupported":
    "A picture uses features that page, slide and PowerPoint cannot all draw: texts, gradients, filters, clips. Export it with texts as paths and plain colours, or as PNG. A logo must be an SVG or a PNG.",
  "picture-alt": "A picture needs a description. Without one, readers who cannot see the picture miss what it shows.",
  "picture-small":
    "The logo has too few pixels and would look blurred in print and on large screens. Save it larger, or as SVG.",
  "remote-picture":
    "A deck must not load anything from the network: opening it would notify the picture's owner, and offline the slide would have a gap.",
  // Finished PDF files, PDF/UA-1 and PDF/A-2a
  "pdf-unreadable":
    "A finished PDF cannot be read back: it is truncated, or its cross-references are wrong. Nothing in it can be checked. All codes that begin with pdf- are bugs in the program unless the message names a template: please report them.",
  "pdf-file-structure":
    "A PDF/A file must begin with its version and a line of binary bytes, end with its end mark, and have an identifier.",
  "pdf-encrypted":
    "An encrypted PDF cannot be archived and may be closed to assistive technology. Save it without protection.",
  "pdf-not-marked":
    "The file does not declare its tags reliable (Marked), or marks them as suspect. Screen readers would ignore them.",
  "pdf-metadata":
    "The XMP packet is missing or is not well-formed XML, so the file's title and standards are unknown. Unescaped text is the usual cause.",
  "pdf-identifier":
    "The metadata does not claim PDF/UA-1 and PDF/A-2a, so no program can tell that the file conforms to them.",
  "pdf-title": "The metadata has no title. A screen reader would announce the file name instead.",
  "pdf-title-hidden": "DisplayDocTitle is not set, so viewers show the file name instead of the title.",
  "pdf-info-differs":
    "The information dictionary and the XMP packet disagree. Which one is shown depends on the viewer.",
  "pdf-output-intent":
    "Colours are device-dependent, and no colour profile names the device. They could look different in print.",
  "pdf-language":
    "The language of the file or of a part is missing or is not a BCP 47 tag, so a screen reader would use the wrong voice.",
  "pdf-optional-content":
    "A layer configuration has no name, shares its name with another, or switches layers automatically.",
  "pdf-embedded-file": "An attached file lacks one of its names, its type or its relation to the document.",
  "pdf-action":
    "A link or the file itself starts a program, a script or a form. PDF/A allows only links to places and addresses.",
  "pdf-untagged-content":
    "Some painted content neither belongs to an element nor is marked as an artifact. Screen readers would skip it.",
  "pdf-artifact-in-content": "Decoration is tagged inside content, so part of the text would not be read aloud.",
  "pdf-content-in-artifact": "Content is tagged as decoration, so it would not be read aloud.",
  "pdf-content-syntax": "The drawing operators of a page are unknown, out of order or not closed.",
  "pdf-reference-xobject": "A picture shows a page of another file, which may change or be lost.",
  "pdf-text-off-page": "A text begins or ends outside the page, where readers cannot see it.",
  "pdf-structure-tree":
    "The pages and the structure tree disagree: content has no element, an element's content is missing, or an element names the wrong parent.",
  "pdf-structure-type":
    "An element's type is neither standard nor mapped to a standard one, or a standard type is remapped.",
  "pdf-nesting": "An element is not allowed here, like a row outside a table or a list item outside a list.",
  "pdf-table-irregular": "The rows of a table do not have the same number of cells, or cells lie on top of each other.",
  "pdf-header-scope": "A header cell does not say whether it heads a column or a row, or says it wrongly.",
  "pdf-heading-first": "The first heading is not at the first level.",
  "pdf-heading-skipped": "A heading is more than one level below the one before it. Use the next level.",
  "pdf-heading-mixed": "The document mixes numbered headings (H1, H2) with unnumbered ones (H).",
  "pdf-alt-missing": "A figure has no alternative text.",
  "pdf-alt-file-name": "The alternative text of a figure is a file name, which tells a listener nothing.",
  "pdf-figure-box": "A figure has no bounding box, so assistive technology cannot show where it is on the page.",
  "pdf-formula-alt": "A formula has no alternative text.",
  "pdf-note-id": "A note has no identifier, or shares it with another note, so its reference cannot lead to it.",
  "pdf-note-link": "A note is not linked from the text, or does not link back to it.",
  "pdf-bookmarks": "The bookmarks do not match the headings, in the same order and at the same levels.",
  "pdf-link-tag": "A link on the page does not belong to a Link element, so it is not announced as a link.",
  "pdf-link-contents": "A link does not say where it leads.",
  "pdf-link-target": "A link or bookmark leads to a place that does not exist in the file.",
  "pdf-annotation": "An annotation is not in an Annot element, or has no description.",
  "pdf-annotation-flags": "An annotation is hidden or would not be printed.",
  "pdf-annotation-parent":
    "An annotation and its element do not refer to each other, or the element names another page.",
  "pdf-tab-order": "The page does not set its tab order to follow the structure.",
  "pdf-font-embedded": "A font is not embedded, so viewers would substitute another one.",
  "pdf-font-widths": "The file and its embedded font give different widths for a glyph.",
  "pdf-font-unicode": "A glyph is not mapped to a character, so its text cannot be read aloud, searched or copied.",
  "pdf-notdef": "The font lacks a character that the file shows: readers see an empty box.",
  "pdf-cid-set": "A font lists its glyphs, and the list is not complete.",
  "pdf-cid-map": "A font does not say which glyph belongs to which code.",
} as const;

export type Code = keyof typeof codes;
