import { expect, it } from "vitest";
import { openCache } from "../../../../src/make/cache.ts";
import { loadProject } from "../../../../src/make/project.ts";
import { nodeHost } from "../../../../src/node-host.ts";
import type { Mark, Page, RectMark, TextMark } from "../../../../src/sheet/layout/page.ts";
import { contrastRatio } from "../../../../src/type/contrast.ts";
import { layOutBrief } from "../../../support/lay-out-brief.ts";

/** The text and the ground it was painted on: the last rectangle below it, or the paper. */
function groundsOf({ marks }: Page, paper: string): [text: TextMark, ground: string][] {
  return marks.flatMap((mark, index): [TextMark, string][] => {
    if (mark.mark !== "text") return [];
    const below = marks.slice(0, index).filter((other): other is RectMark => isUnder(other, mark));
    return [[mark, below.at(-1)?.fill ?? paper]];
  });
}

function isUnder(other: Mark, { x, baseline }: TextMark): boolean {
  if (other.mark !== "rect") return false;
  return x >= other.x && x <= other.x + other.width && baseline >= other.y && baseline <= other.y + other.height;
}

// What the theme's table of pairs forgets would be found here.
it("every text of every sheet stands out from what is painted below it", async () => {
  const host = nodeHost(process.cwd(), () => undefined);
  const project = loadProject({ host, corpus: undefined, cache: openCache() }, () => undefined);
  if (!project) throw new Error("the project cannot be read");
  const { paper } = project.theme.colour;
  for (const id of project.briefs.keys()) {
    const pages = await layOutBrief(id, project, "a4", () => undefined);
    const grounds = pages.flatMap((page) => groundsOf(page, paper));
    expect(new Set(grounds.map(([, ground]) => ground)).size).toBeGreaterThan(2);
    for (const [text, ground] of grounds)
      expect(contrastRatio(text.colour, ground), `${text.text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});
