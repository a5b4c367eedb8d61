/**
 * Every code a diagnostic can carry, with what `briefs explain` says of it. A code is
 * permanent: it is never renamed and never given a new meaning.
 */
export const codes = {
  // Files as such
  "json-syntax":
    "The drawing of a chart is a JSON file, so that editors of Vega-Lite open it too: keys and texts in double quotation marks, no comments.",
  "yaml-syntax":
    "The file is not valid YAML. Indentation, a missing colon or an open quotation mark is the usual cause.",
  "unknown-key": "A field has a name the format does not know. Keys are case-sensitive.",
  "missing-field": "A field that the format requires is not there.",
  "wrong-type": "A field holds another kind of value than the format wants.",
  "missing-file": "Another file names this one, but it does not exist.",
  "empty-data": "The data folder holds no facts or no briefs, so there is nothing to make.",
  "duplicate-id": "Two things carry the same id. Ids are unique over all files.",

  // Templates and the strings of the data
  "template-syntax":
    "Handlebars cannot read the template: a {{#if}} without its {{/if}}, a {{ without its }}, a partial that calls itself.",
  "template-unsupported":
    "Templates use part of Handlebars: values, {{#if}}, {{#unless}} and partials. Loops, nested calls and inline partials are not supported, because the program must see every name in a template without running it.",
  "raw-mustache":
    "{{{ }}} and {{& }} would insert text into the Markdown unescaped. Values are never parsed as Markdown.",
  "private-use-character":
    "The program uses private-use characters internally as placeholders, so input must not contain them. They usually come from text copied out of a PDF with custom symbols.",
  "unknown-helper": "No helper and no variable has this name. The hint names the nearest one.",
  "unknown-variable": "A bare name in {{ }} is a variable. Put the name of a fact in quotation marks.",
  "unknown-partial": "templates/partials has no file of this name.",
  "helper-arguments": "A helper takes a fixed list of texts in quotation marks.",
  "unknown-alias": "The brief has no fact of this name. List the facts a brief uses under `use` in data/briefs.",
  "unknown-fact": "No fact has this id. Facts are in data/facts; `briefs list` shows those a brief uses.",
  "unknown-conflict": "No conflict has this id in data/conflicts.yaml.",
  "unknown-count": "{{count}} can count the sources of a brief, and nothing else so far.",
  "no-label":
    "A label is printed from the measure of a fact; the fact has none, or the measure has no label in this language.",
  "no-wording": "{{says}} and timelines print the wording that a fact carries in its data file.",
  "no-definition": "{{definition}} prints what data/measures.yaml says of a measure.",
  "no-period": "{{period}} prints the time a quantity counts over, where the data file gives it.",
  "no-value": "{{fact}} prints a quantity. Events and positions have none: print their {{says}} or {{date}}.",
  "no-translation": "A text is missing in the language of the edition. Nothing falls back to another language.",
  "derived-has-none": "A computed fact has no claimant, date or wording. Print those of the facts it is computed from.",
  "tile-without-value": "A tile shows a figure, so it needs a quantity.",
  "says-loop": "These wordings print each other, so printing them would never end.",
  "exempt-without-reason": "An exemption from the law says why the numeral is not a figure.",
  "unsourced-numeral":
    "The law of the project: no figure without a source. A number that an author typed leads back to nothing. Print it with {{fact}} or {{date}}; put a name that holds a number into data/names.yaml; {{exempt}} is the last resort.",
  // Markdown
  "unknown-directive": "The list of blocks is fixed, so that every form can print each of them.",
  "stray-directive":
    "A line of colons closed nothing, or a block was left open. `:::` closes the block opened last; `:::end columns` says which one is closed.",
  "empty-block": "A block, table or heading is empty.",
  "directive-attribute": "A directive has an attribute it does not know, or lacks one it needs.",
  "raw-html": "HTML in a template cannot be printed. Only comments are allowed.",
  "unsupported-markdown": "No form can print this kind of Markdown.",
  "link-address":
    "Only web addresses (https:// or http://) become links. An address with a user name is refused, because it can pose as another host.",
  "link-empty": "A link without text cannot be clicked, and a screen reader has nothing to say for it.",
  "timeline-order":
    "A timeline reads from the earliest event to the latest; an event out of order looks like a mistake.",
  "heading-skipped": "Headings go down one level at a time, because screen readers list a page by them.",
  "table-row": "A table row has more cells than the header. The extra cells would be lost.",
  "misplaced-tile": "{{tile}} works only inside :::tiles, on a line of its own.",
  "misplaced-entry": "{{event}} works only inside :::timeline, on a line of its own.",
  "misplaced-text": "Tiles, columns and timelines can hold only their own parts.",
  // Briefs
  "unknown-chart": "No chart has this name in templates/charts.",
  "missing-template": "A brief has neither a sheet nor a deck template of its name.",
  "as-of-unsupported":
    "The as-of date is printed on every page, so it must lead back to a source like any other number: it has to be the as-of date of the newest fact that the brief uses.",
  "conflict-not-printed":
    "Facts that contradict each other are printed together, so what data/conflicts.yaml says of it has to be printed too.",
  "uncited-figure":
    "A sheet prints a figure or date and none of its notes says where it comes from. {{cite}} after it adds the note; facts of one source, date and caveat share one.",
  "contested-alone": "A contested claim is printed only together with what rebuts it.",
  "conflict-omitted": "data/conflicts.yaml rules that this fact is not to be printed.",
  "unused-alias": "The brief names a fact that neither of its templates nor its charts prints.",
  // Page
  "missing-glyph":
    "No embedded font can draw this character, so the page would show an empty box. Write it another way, or name a font in the theme that has it.",
  "block-too-tall":
    "Something that cannot be split (a table row, a box, a chart) is taller than an empty page. Shorten it or make two of it.",
  "page-budget":
    "The brief says with `pages` how many pages its sheet has, and the sheet is longer, even at the tightest spacing that `page.shrink` of the theme allows. Shorten the text at this place, remove a block, or give the brief another page.",
  "text-overflow": "Text does not fit the place it is set in. Shorten it, or give it more columns.",
  "text-collision": "Two texts overlap on the page.",
  "label-too-long": "The label of a tile has two lines; a longer one makes the row of tiles unreadable at a glance.",
  "title-too-long": "A title has at most two lines.",
  "missing-word": "The language file lacks a word the program has to print. It is never taken from another language.",
  "missing-note": "A reference names a note that the document does not have.",
  "low-contrast":
    "The two colours are too near to each other for readers with low vision, in print and on a projector (WCAG 2.2, AA).",
  // Charts
  "chart-files":
    "A chart is two files of one name in templates/charts: the drawing, `<id>.vl.json`, a Vega-Lite specification, and its words and facts, `<id>.yaml`. One of them is missing. Only a drawing that carries its words itself, under `usermeta.briefs`, has no second file.",
  "chart-unknown-field":
    "A chart names a column its rows do not have. Vega-Lite would draw an empty chart and say nothing. The columns are listed in src/charts/row.ts.",
  "chart-no-rows": "A chart without rows would be an empty frame on the page.",
  "chart-missing-row":
    "A fact that the chart names is not in the picture: a filter drops it, or its position is not a number. A reader would take the picture for complete.",
  "chart-forbidden":
    "A chart is drawn from its facts alone: it loads nothing, links to nothing, makes up no rows and depends neither on chance nor on the clock. Pictures, maps, gradients and outlined text cannot be drawn.",
  "chart-colour":
    "Charts take their colours from the theme, so that a house theme changes them too. Use a named style or a scale.",
  "chart-numeral":
    "The law of the project: no figure without a source. A numeral in a chart must come from a column of its row, never from the specification.",
  "chart-unknown-alias": "A chart names a fact that the brief does not use under this name.",
  "chart-unknown-measure": "A chart names a measure that data/measures.yaml does not hold.",
  "chart-no-value":
    "A chart places quantities. Events and vague quantities have no value to place, and make rows only in a dataset that is `valueless`; positions make none.",
  "chart-no-text":
    "A chart's own column of words or names has none for one of its rows, in the language of the edition.",
  "chart-warning":
    "Vega or Vega-Lite complained. Most of their complaints mean that something is missing from the picture, so each is an error.",
  "chart-clipped-text": "A text extends past the edge of the chart and would be cut off.",
  "chart-overlapping-text": "Two texts of a chart overlap, or are too close to read apart.",
  "chart-joined":
    "A line says that its points are the same thing counted again. Only a measure with `compare: line` allows that; all others are drawn as bars or separate dots.",

  // Sources and facts
  "unknown-source":
    "A fact's id begins with its source, and no file in data/sources records a source of that name. Correct the id, or add the record.",
  "unknown-measure": "data/measures.yaml has no measure of this name. Correct the name, or add the measure.",
  "unknown-claimant":
    "data/claimants.yaml has no claimant of this id. Correct the id, add the claimant, or write the words: claimant: { en: … }.",
  "document-missing":
    "The corpus folder does not hold the document's text under the name that its record in data/sources gives.",
  "document-unhashed":
    "The record of a document has no checksum, so changes to its text would go unnoticed. `briefs anchor` fills it in.",
  "document-changed":
    "The document's text is not the one its facts were taken from: the checksum differs. Hold the facts against the new text, then put in the new checksum by hand.",
  "selector-unanchored":
    "A selector has no positions yet. Only `exact` is typed by hand; `briefs anchor` finds the words in the document and fills in `start` and `end`.",
  "selector-length":
    "`end` minus `start` is not the length of `exact`, so one of the three was changed. Remove both positions and run `briefs anchor`.",
  "selector-too-long":
    "At most eighty characters of a document are kept: its sentences are not ours. Keep the words that carry the value or the claim.",
  "selector-text":
    "At the selector's place the document says something else. Either the selector or the document was changed.",
  "selector-value":
    "The value that was typed is not the one in the selector's words. Every figure has to read again from the document.",
  "selector-qualifier":
    'The qualifier that was typed is not the one in the selector\'s words. "more than", "nearly" and "around" are part of a value and are never dropped or added.',
  "selector-unit":
    "The unit of the fact is not the one in the selector's words: a symbol or a word such as %, $, km² or months.",
  "selector-ambiguous":
    "The selector's words hold more than one quantity, so it is not certain which is meant. Narrow `exact` to one of them.",
  "value-missing": "A quantity has no value. `briefs anchor` reads it from the selector's words.",
  "value-changed":
    "The words were found only after normalising spaces, quotation marks and dashes, and their numbers have changed. A person has to decide.",
  "anchor-missing": "The document does not contain the selector's words.",
  "anchor-ambiguous":
    "The selector's words occur several times in the document. Add `prefix`, a few words that come before the right one.",
  "bad-date":
    "A date is written in EDTF, the Extended Date/Time Format: 2024-09-28, 2024-09, 2014-22 (summer), 2024-01/2024-06.",
  "date-mismatch":
    "A date that was typed is not the one in the words it rests on: its selector, or the reason it is inferred for.",
  "date-unexplained":
    "A date is written twice, as EDTF and in words, so that slips show. Give it a selector with the date, or a reason that begins with it.",
  "date-rule":
    "A computed date is worked out from the date of a source or an event and a quantity of months or years. The rule names something else.",
  "contested-unrebutted": "A claim that its own source disputes is recorded together with what disputes it.",
  "subset-cycle": "A fact is recorded as part of itself, by way of others.",
  "derived-bound":
    'Sums, differences and shares of bounds, estimates and loose dates are not known: "more than a" less "more than b" can be anything.',
  "derived-incomparable":
    "The facts do not count the same thing, or their measure says that its points are not to be compared by a line.",
  "subset-added": "A part would be added to its whole and count twice.",
  "conflict-unruled":
    "Sources disagree: the same measure and area has two values at one time, or a total falls. data/conflicts.yaml says what holds and what a brief prints about it; the hint has the lines to paste.",
  "later-than-as-of": "A brief holds nothing later than its own as-of date: the fact is dated after it.",
  "pick-nothing": "A measure has no fact that can be picked: none is early enough, whole and uncontested.",
  "pick-ambiguous":
    "Several facts of a measure are equally early or late, or are about several areas. Name one, or its scope.",
  // Decks
  "unknown-layout":
    "A slide's class names its layout, and the layouts are a closed list. A slide that fits none is split, or left without a class.",
  "slide-untitled":
    "Every slide has a heading: it is what a screen reader, the overview and the notes name the slide by.",
  "slide-title-repeated":
    "Two slides with one title cannot be told apart by ear or in an overview. A title says the slide's own message.",
  "slide-directive":
    "A slide's marking, source line, page number and look come from the brief and the theme, so a template cannot set them. A Marp directive cannot hold a value, because the value would be read as part of it.",
  "slide-overflow":
    "Something on a slide does not fit: it leaves the slide or its margins, is wider than its column, or overlaps the marking, the sources or another part. Say less, or split the slide in two. A build that prints the deck measures it in the browser; other builds compute it from the widths of the fonts.",
  "slide-type-small":
    "Type on a slide is at least 18 px of a height of 720, so that it can be read from the back of a room. The sizes are under `slide` in templates/theme/tokens.yaml; charts take them from the named styles or the parameter `k`.",
  "picture-unreadable": "The file of a picture or a logo is not a sound SVG, PNG or JPEG.",
  "picture-unsafe":
    "An SVG can run scripts and read other files. The program draws its shapes and paths and refuses files with anything active, so that no deck or sheet carries it on.",
  "picture-unsupported":
    "A picture asks for what page, slide and PowerPoint cannot all draw: texts, gradients, filters, clips. Export it with texts as paths and plain colours, or as PNG; a logo is an SVG or a PNG.",
  "picture-alt": "A picture needs a description. Without one, readers who cannot see the picture miss what it shows.",
  "picture-small": "A logo of too few pixels is blurred in print and on large screens. Save it larger, or as SVG.",
  "remote-picture":
    "A deck never loads anything from the network: opening it would notify the picture's owner, and offline the slide would have a gap.",
  // Finished PDF files, PDF/UA-1 and PDF/A-2a
  "pdf-unreadable":
    "A PDF that was made cannot be read back: it is cut, or its cross-references do not fit. Nothing in it can be checked. This and all codes that begin with pdf- are the program's own faults unless a message names a template: please report them.",
  "pdf-file-structure":
    "A PDF/A file begins with its version and a line of binary bytes, ends with its end mark, and has an identifier.",
  "pdf-encrypted":
    "An encrypted PDF cannot be archived, and may be closed to assistive technology. Make it without protection.",
  "pdf-not-marked":
    "The file does not declare its tags as reliable (Marked), or calls them suspect. Screen readers would ignore them.",
  "pdf-metadata":
    "The XMP packet is missing or is not well-formed XML, so the file's title and standards are unknown. Unescaped text is the usual cause.",
  "pdf-identifier": "The metadata does not claim PDF/UA-1 and PDF/A-2a, so no program knows what the file keeps to.",
  "pdf-title": "The metadata has no title. A screen reader would announce the name of the file.",
  "pdf-title-hidden": "A viewer shows the name of the file instead of its title unless DisplayDocTitle is set.",
  "pdf-info-differs":
    "The information dictionary and the XMP packet say different things. Which of them is shown depends on the reader's program.",
  "pdf-output-intent":
    "Colours are given for a device, and no colour profile says for which. They could look different in print.",
  "pdf-language":
    "The language of the file or of a part is missing or not a BCP 47 tag, so a screen reader would use the wrong voice.",
  "pdf-optional-content": "A configuration of layers has no name, two have the same, or it sets layers by itself.",
  "pdf-embedded-file": "An attached file lacks one of its names, its type or its relation to the document.",
  "pdf-action":
    "A link or the file itself starts a program, a script or a form. Only links to places and addresses are archived.",
  "pdf-untagged-content":
    "Something is painted that neither belongs to an element nor is marked as an artifact. A screen reader passes over it.",
  "pdf-artifact-in-content": "Decoration is tagged inside content, so part of the text would not be read aloud.",
  "pdf-content-in-artifact": "Content is tagged as decoration, so it would not be read aloud.",
  "pdf-content-syntax": "The drawing operators of a page are unknown, out of order or not closed.",
  "pdf-reference-xobject": "A picture shows a page of another file, which may change or be lost.",
  "pdf-text-off-page": "A text begins or ends outside of the page, where no reader sees it.",
  "pdf-structure-tree":
    "Pages and structure tree do not agree: content that no element owns, an element that owns content which is not there, or one that hangs under another parent than it says.",
  "pdf-structure-type":
    "The type of an element is not standard and not mapped to a standard one, or a standard type is remapped.",
  "pdf-nesting": "An element is not allowed here: a row outside a table, a list item outside a list.",
  "pdf-table-irregular": "The rows of a table do not have the same number of cells, or cells lie on top of each other.",
  "pdf-header-scope": "A header cell does not say whether it heads a column or a row, or says the wrong one.",
  "pdf-heading-first": "The first heading is not of the first level.",
  "pdf-heading-skipped": "A heading is more than one level below the one before it. Use the next level.",
  "pdf-heading-mixed": "The document mixes numbered headings (H1, H2) with unnumbered ones (H).",
  "pdf-alt-missing": "A figure has no alternative text.",
  "pdf-alt-file-name": "The text in place of a figure is the name of a file, which tells a listener nothing.",
  "pdf-figure-box": "A figure does not give its place on the page, so a reader cannot be shown it.",
  "pdf-formula-alt": "A formula has no alternative text.",
  "pdf-note-id": "A note has no identifier, or shares it with another one, so it cannot be found from its reference.",
  "pdf-note-link": "A note is not linked from the text, or does not lead back to it.",
  "pdf-bookmarks": "The bookmarks are not the headings, in the same order and on the same levels.",
  "pdf-link-tag": "A link on the page does not belong to a Link element, so it is not announced as a link.",
  "pdf-link-contents": "A link does not say where it leads.",
  "pdf-link-target": "A link or bookmark leads to a place that is not in the file.",
  "pdf-annotation": "An annotation is not in an Annot element, or has no description.",
  "pdf-annotation-flags": "An annotation is hidden or left out in print.",
  "pdf-annotation-parent":
    "An annotation and the element it belongs to do not point at each other, or the element names another page.",
  "pdf-tab-order": "The page does not say that the tab key follows the structure.",
  "pdf-font-embedded": "A font is not embedded, so another one would be shown instead.",
  "pdf-font-widths": "The file and the font in it give different widths of a glyph.",
  "pdf-font-unicode":
    "The file does not map a glyph to a character, so its text cannot be read aloud, searched or copied.",
  "pdf-notdef": "A character is shown that the font does not have: the reader sees an empty box.",
  "pdf-cid-set": "A font lists its glyphs, and the list is not complete.",
  "pdf-cid-map": "A font does not say which glyph belongs to which code.",
} as const;

export type Code = keyof typeof codes;
