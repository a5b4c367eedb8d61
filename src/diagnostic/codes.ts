/**
 * Every code a diagnostic can carry, with what `briefs explain` says of it. A code is
 * permanent: it is never renamed and never given a new meaning.
 */
export const codes = {
  // Files as such
  "yaml-syntax":
    "The file is not valid YAML. Indentation, a missing colon or an open quotation mark is the usual cause.",
  "unknown-key": "A field has a name the format does not know. Keys are case-sensitive.",
  "missing-field": "A field that the format requires is not there.",
  "wrong-type": "A field holds another kind of value than the format wants.",
  "missing-file": "A file that is named elsewhere does not exist.",
  "empty-data": "The data folder holds no facts or no briefs, so there is nothing to make.",
  "duplicate-id": "Two things carry the same id. Ids are unique over all files.",

  // Templates and the strings of the data
  "template-syntax":
    "Handlebars cannot read the template: a {{#if}} without its {{/if}}, a {{ without its }}, a partial that calls itself.",
  "template-unsupported":
    "Templates use a closed part of Handlebars: values, {{#if}}, {{#unless}} and partials. Loops, calls inside calls and inline partials are left out, so that everything a template names can be read without running it.",
  "raw-mustache":
    "{{{ }}} and {{& }} would put text into the Markdown unescaped. Values always stand in slots and are never parsed as Markdown.",
  "private-use-character":
    "Characters of the Unicode Private Use Areas stand for values while a template is read, so no input may hold one. They usually come from copying out of a PDF with its own symbols.",
  "unknown-helper": "No helper and no variable has this name. The hint names the nearest one.",
  "unknown-variable": "A bare name in {{ }} is a variable. The name of a fact stands in quotation marks.",
  "unknown-partial": "No file of this name stands in templates/partials.",
  "helper-arguments": "A helper takes a fixed list of texts in quotation marks.",
  "unknown-alias":
    "The brief gives no fact this name. What a brief uses is chosen under `use` in data/briefs, so that it can be listed and followed.",
  "unknown-fact": "No fact has this id.",
  "unknown-conflict": "No conflict has this id in data/conflicts.yaml.",
  "unknown-count": "{{count}} counts things of the program's own, so far the sources of a brief.",
  "no-label":
    "A label is printed from the measure of a fact; the fact has none, or the measure has no label in this language.",
  "no-wording": "{{says}} and timelines print the wording that a fact carries in its data file.",
  "no-definition": "{{definition}} prints what data/measures.yaml says of a measure.",
  "no-period": "{{period}} prints the time a quantity counts over, where the data file gives it.",
  "no-value": "{{fact}} prints a quantity. Events and positions have none: print their {{says}} or {{date}}.",
  "no-translation": "A text is missing in the language of the edition. Nothing falls back to another language.",
  "derived-has-none":
    "A sum or difference of facts has no claimant, date or wording of its own; those of its inputs are printed.",
  "tile-without-value": "A tile shows a figure, so it needs a quantity.",
  "says-loop": "A wording that prints a wording that prints the first one would never end.",
  "exempt-without-reason": "An exemption from the law says why the numeral is no figure.",
  "unsourced-numeral":
    "The law of the project: no figure without a source. A number that an author typed leads back to nothing. Print it with {{fact}} or {{date}}; put a name that holds a number into data/names.yaml; {{exempt}} is the last resort.",
  // Markdown
  "unknown-directive": "The blocks are a closed list, so that page and slide can both make them.",
  "stray-directive":
    "A line of colons closed nothing, or a block was left open. An outer block needs more colons than those inside it.",
  "directive-attribute": "A directive has an attribute it does not know, or lacks one it needs.",
  "raw-html": "HTML in a template would reach neither page nor PDF. Only comments are allowed.",
  "unsupported-markdown": "This form of Markdown has no counterpart on the page.",
  "misplaced-tile": "{{tile}} stands inside :::tiles only, alone on its line.",
  "misplaced-entry": "{{event}} stands inside :::timeline only, alone on its line.",
  "misplaced-text": "A block of tiles, columns or a timeline holds nothing but its parts.",
  // Briefs
  "unknown-brief": "No brief has this name.",
  "unknown-chart": "No chart has this name in templates/charts.",
  "missing-template": "A brief has neither a sheet nor a deck template of its name.",
  "as-of-unsupported":
    "The as-of date is printed on every page, so it must lead back to a source like any other number: it has to be the as-of date of the newest fact that the brief uses.",
  "conflict-not-printed":
    "Facts that contradict each other are printed together, so what data/conflicts.yaml says of it has to be printed too.",
  "contested-alone": "A contested claim is printed only together with what rebuts it.",
  "conflict-omitted": "data/conflicts.yaml rules that this fact is not to be printed.",
  "unused-alias": "The brief names a fact that neither of its templates nor its charts prints.",
} as const;

export type Code = keyof typeof codes;
