import { type Report, warningAt } from "../diagnostic/diagnostic.ts";
import type { Deck } from "../slides/slides.ts";

/** Reports what the HTML of a deck shows and a presentation made from its blocks cannot. */
export function reportUnsupported({ source }: Deck, report: Report): void {
  const { markdown, placeAt } = source.text;
  const warn = (offset: number, what: string, hint: string): void =>
    report(warningAt(placeAt(offset), "pptx-unsupported", `${what} is not in the PowerPoint file`, hint));
  for (const comment of markdown.matchAll(/<!--[\s\S]*?-->/g)) {
    for (const found of comment[0].matchAll(/(?<=^(?:<!--)?\s*)_?(?:color|backgroundColor|lang)(?=\s*:)/gm)) {
      const hint = "colours come from templates/theme/tokens.yaml, the language from the brief";
      warn(comment.index + found.index, `the directive \`${found[0]}\``, hint);
    }
  }
}
